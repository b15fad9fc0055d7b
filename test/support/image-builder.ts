import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A stand-in for docker that builds and pushes nothing, with a Dockerfile to build from. */
export interface ImageBuilder {
  /** Folder with the program `docker`. */
  readonly folder: string;
  /** Path of the Dockerfile; the address of what is built of it follows from its content. */
  readonly dockerfile: string;
  /** Writes the Dockerfile, with a last line of its own. */
  writeDockerfile(lastLine: string): void;
  /** The arguments of each build so far. */
  builds(): string[];
}

/** Writes the program: it wants a login for the registry, notes its arguments, and says the digest as buildx does. */
export function imageBuilder(folder: string): ImageBuilder {
  const programs = join(folder, "programs");
  const context = join(folder, "image");
  const dockerfile = join(context, "Dockerfile");
  const calls = join(folder, "calls");
  mkdirSync(programs, { recursive: true });
  mkdirSync(context);
  const lines = [
    "#!/bin/sh -e",
    `grep -q '"auths":{"[^"]*":{"auth":"[^"]*"}}' "$DOCKER_CONFIG/config.json"`,
    `printf '%s\\n' "$*" >> '${calls}'`,
    `digest=$(sha256sum < '${dockerfile}' | cut -c 1-64)`,
    `while [ "$1" != --metadata-file ]; do shift; done`,
    `printf '{"containerimage.digest": "sha256:%s"}' "$digest" > "$2"`,
  ];
  writeFileSync(join(programs, "docker"), `${lines.join("\n")}\n`, { mode: 0o755 });
  return {
    folder: programs,
    dockerfile,
    writeDockerfile: (lastLine) => {
      writeFileSync(dockerfile, `ARG BASE_IMAGE\nFROM \${BASE_IMAGE}\n${lastLine}\n`);
    },
    builds: () => (existsSync(calls) ? readFileSync(calls, "utf8").trimEnd().split("\n") : []),
  };
}
