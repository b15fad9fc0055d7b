import { Command } from "commander";
import { clusterReader } from "../operations/cluster-reader";
import { runEngine } from "../operations/engine";
import { JOB_HEADS, jobCells, jobRemarks, readJobs, type JobProgress } from "../operations/job-progress";
import { stateDirectory } from "../tools/paths";
import { formatStatus, readStatus } from "./status-report";
import { table } from "./table";

/** Options of `npm run status`. */
interface Options {
  json: boolean;
  stack?: string;
  jobs: boolean;
  namespace?: string;
}

const EXAMPLES = `
Examples:
  npm run -s status                                   the local cloud
  npm run -s status -- --stack prod                   jobs of a stack's cluster: step, loss, tokens/s/p, estimated end
  npm run -s status -- --jobs --namespace dev-train   jobs of the cluster of KUBECONFIG`;

function readOptions(): Options {
  return new Command("status")
    .description("Show the local cloud and what is in it, or the jobs of a cluster and how far they are.")
    .option("--json", "for programs", false)
    .option("--stack <name>", "stack whose cluster's jobs are shown, for example prod")
    .option("--jobs", "jobs of the cluster of KUBECONFIG, or of kubectl's own configuration", false)
    .option("--namespace <name>", "namespace of the jobs; all without it")
    .addHelpText("after", EXAMPLES)
    .parse()
    .opts<Options>();
}

/** The kubeconfig that a stack gives out. It is a secret: it stays in this process. */
async function kubeconfigOf(stack: string): Promise<string> {
  const settings = { directory: process.cwd(), environment: process.env };
  const output = await runEngine(settings, ["stack", "output", "kubeconfig", "--show-secrets", "--stack", stack]);
  if (output.trim() === "") {
    throw new Error(`stack ${stack}: its output kubeconfig is empty; run \`pulumi up --stack ${stack}\` first`);
  }
  return output;
}

function formatJobs(jobs: readonly JobProgress[]): string {
  if (jobs.length === 0) return "There are no Volcano jobs.";
  const remarks = jobRemarks(jobs);
  const lines = [...table("Jobs", JOB_HEADS, jobs.map(jobCells)), ...(remarks.length === 0 ? [] : ["", ...remarks])];
  return lines.slice(1).join("\n");
}

/** `npm run status`: see EXAMPLES. */
async function main(): Promise<void> {
  const { json, stack, jobs, namespace } = readOptions();
  const show = (value: unknown, text: string): void => {
    console.log(json ? JSON.stringify(value, undefined, 2) : text);
  };
  if (stack === undefined && !jobs && namespace === undefined) {
    const status = await readStatus(stateDirectory());
    show(status, formatStatus(status));
    return;
  }
  const cluster = await clusterReader(stack === undefined ? undefined : await kubeconfigOf(stack));
  const all = await readJobs(cluster, new Date(), namespace);
  show(all, formatJobs(all));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
