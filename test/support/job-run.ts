import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RUN_FILES_PATH } from "../../components/run-files";
import type { Registration } from "./mock-engine";
import { runPod, standIns, writeFiles, type ShellRun, type StandIn, type StandIns } from "./stand-ins";

const JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";
const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

/** The Volcano jobs that a program registered, by name. */
export function jobsOf(all: readonly Registration[]): Map<string, Registration> {
  return new Map(
    all
      .filter(({ type }) => type === JOB)
      .map((job) => [(job.inputs["metadata"] as { name: string }).name, job] as const),
  );
}

/** The files that a job's pods mount. */
export function filesOf(all: readonly Registration[], job: Registration): Record<string, string> {
  const { tasks } = job.inputs["spec"] as {
    tasks: { template: { spec: { volumes: { configMap?: { name: string } }[] } } }[];
  };
  const mounted = tasks[0]?.template.spec.volumes.flatMap(({ configMap }) => configMap?.name ?? []) ?? [];
  const found = all.find(
    ({ type, inputs }) => type === CONFIG_MAP && mounted.includes((inputs["metadata"] as { name: string }).name),
  );
  return (found?.inputs["data"] ?? {}) as Record<string, string>;
}

/** A share and stand-ins for the programs of an image, for jobs that are run one after the other. */
export class JobRunner {
  public readonly folder = mkdtempSync(join(tmpdir(), "job runs "));
  public readonly share = join(this.folder, "share");
  public readonly programs: StandIns;

  public constructor(programs: Readonly<Record<string, StandIn>>, shared: Readonly<Record<string, string>> = {}) {
    this.programs = standIns(join(this.folder, "programs"), programs);
    writeFiles(this.share, shared);
  }

  /** Runs the pod of one node of a job, with what the image has under `folders`. */
  public run(
    all: readonly Registration[],
    name: string,
    rank = 0,
    env: Readonly<Record<string, string>> = {},
  ): Promise<ShellRun> {
    const job = jobsOf(all).get(name);
    if (job === undefined) throw new Error(`no job ${name}; there are ${[...jobsOf(all).keys()].join(", ")}`);
    const files = join(this.folder, "files of", name);
    writeFiles(files, filesOf(all, job));
    return runPod(job.inputs, {
      share: this.share,
      standIns: this.programs,
      folders: { [RUN_FILES_PATH]: files, "/tmp/benchmark": join(this.folder, "tmp benchmark") },
      rank,
      env,
    });
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
