import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathWith, temporaryFolder, writeProgram } from "./temporary-folder";

/** What `go build` does; `gate`: waits until the gate is opened, then goes on as `ok`; `fail one`: the build of the module with the Pulumi CLI hangs, others fail. */
export type FakeGoMode = "ok" | "fail" | "hang" | "gate" | "fail one";

/** A stand-in for `go` that compiles nothing, in a folder with a cache of its own. */
export interface FakeGo {
  /** ASCEND_STACKS_CACHE. */
  cache: string;
  /** Environment for a process that is to build with it. */
  environment: (mode: FakeGoMode) => Record<string, string | undefined>;
  /** Holds the process id of the last build that hung or waited at the gate. */
  pidFile: string;
  /** Lets builds at the gate go on. */
  openGate: () => void;
  /** The `go` commands so far, each without its flags: `build`, `list -deps`, `mod download`. */
  calls: () => string[];
}

/** Writes the program. It answers as Go does to what the build asks, and writes a file for each program it is to build. */
export function fakeGo(): FakeGo {
  const folder = temporaryFolder();
  const module = join(folder, "module");
  for (const path of ["config/crd", "installer/helm", "cmd/pulumi-resource-kubernetes"]) {
    mkdirSync(join(module, path), { recursive: true });
  }
  writeFileSync(join(module, "config/crd/jobs.yaml"), "kind: CustomResourceDefinition\n");
  writeFileSync(join(module, "cmd/pulumi-resource-kubernetes/schema.json"), '{"name":"kubernetes"}');
  const calls = join(folder, "calls");
  const gate = join(folder, "gate");
  const pidFile = join(folder, "pid");
  const values = {
    ...{ GOVERSION: "go1.99.0", GOHOSTOS: "linux", GOHOSTARCH: "amd64" },
    ...{ GOCACHE: join(folder, "go-build"), GOMODCACHE: join(folder, "go-mod") },
  };
  writeProgram(folder, "go", [
    'case "$*" in',
    `  env*) echo '${JSON.stringify(values)}'; exit 0 ;;`,
    `  mod*) echo "mod download" >> ${calls}; echo '${JSON.stringify({ Dir: module })}'; exit 0 ;;`,
    `  list*) echo "list -deps" >> ${calls}; echo stale; echo stale; echo ready; exit 0 ;;`,
    "esac",
    `echo build >> ${calls}`,
    "echo internal/one >&2",
    'mode=$FAKE_GO; if [ "$mode" = "fail one" ]; then case "$*" in */cmd/pulumi*) mode=hang ;; *) while [ ! -e "$FAKE_GO_PID" ]; do sleep 0.1; done; mode=fail ;; esac; fi',
    'case "$mode" in',
    '  hang) echo "$$" > "$FAKE_GO_PID"; exec sleep 60 ;;',
    `  gate) echo "$$" > "$FAKE_GO_PID"; while [ ! -e ${gate} ]; do sleep 0.1; done ;;`,
    '  fail) echo "# example.com/m" >&2; echo "./main.go:7:2: undefined: nothing" >&2; exit 1 ;;',
    "esac",
    'while [ "$1" != -o ]; do shift; done',
    "target=$2; shift 2",
    // A program is named after the last part of its package; `.` is the module itself.
    'for package in "$@"; do',
    '  name=${package##*/}; if [ "$package" = . ]; then name=kubernetes-provider; fi',
    '  echo "program $name" > "$target$name"',
    "done",
  ]);
  const cache = join(folder, "cache");
  return {
    cache,
    environment: (mode) => ({
      ...process.env,
      PATH: pathWith(folder),
      ASCEND_STACKS_CACHE: cache,
      PULUMI_HOME: join(folder, "no-pulumi-home"),
      FAKE_GO: mode,
      FAKE_GO_PID: pidFile,
    }),
    pidFile,
    openGate: () => {
      writeFileSync(gate, "");
    },
    calls: () => (existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : []),
  };
}
