import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a client of a hub brings in place of a repository. */
const CONFIG = '{"model_type":"llama"}';

/** Stand-ins for the programs with which containers fetch from Hugging Face and ModelScope. */
export interface HubClients {
  /** Folder with the programs. */
  readonly folder: string;
  /** SHA-256 of the token that the program of a hub was given; undefined where it was not called. */
  tokenHash(program: "hf" | "modelscope"): string | undefined;
}

/** Writes programs that need a token, bring one file, and keep its hash as Hugging Face's own does. */
export function hubClients(folder: string): HubClients {
  mkdirSync(folder, { recursive: true });
  const hashFile = (program: string): string => join(folder, `${program}.token-sha256`);
  const blob = createHash("sha1").update(`blob ${CONFIG.length}\0${CONFIG}`).digest("hex");
  const write = (program: string, token: string, target: string, metadata: string): void => {
    const lines = [
      "#!/bin/sh -e",
      `: "\${${token}:?}"`,
      `printf '%s' "$${token}" | sha256sum | cut -c 1-64 > '${hashFile(program)}'`,
      `while [ "$1" != ${target} ]; do shift; done`,
      `printf '%s' '${CONFIG}' > "$2/config.json"`,
      metadata,
    ];
    writeFileSync(join(folder, program), `${lines.join("\n")}\n`, { mode: 0o755 });
  };
  const kept = "$2/.cache/huggingface/download";
  write(
    "hf",
    "HF_TOKEN",
    "--local-dir",
    `mkdir -p "${kept}"; printf 'commit\\n%s\\n1.5\\n' ${blob} > "${kept}/config.json.metadata"`,
  );
  write("modelscope", "MODELSCOPE_API_TOKEN", "--local_dir", "");
  return {
    folder,
    tokenHash: (program) =>
      existsSync(hashFile(program)) ? readFileSync(hashFile(program), "utf8").trim() : undefined,
  };
}
