import type { ObservedJob, ObservedPod } from "./observed";
import { lastLines } from "./progress";

/** Lines of a log that are shown. */
const LINES = 20;

/** Exit codes that say more than a number. */
const EXIT_CODES: Readonly<Record<number, string>> = {
  124: "it was ended by its deadline (deadlineMinutes)",
  126: "its command cannot be run: a file is not executable",
  127: "its command was not found in the image",
  137: "it was killed, which the kernel does where memory runs out",
  139: "it broke off with a segmentation fault",
  143: "it was asked to end",
};

/** A pod that failed, with the end of its log. */
export interface PodFailure {
  readonly pod: ObservedPod;
  readonly log: string;
}

/** What happened to a pod that failed, in a few words. */
export function podFailureText({ name, node, ended, reason }: ObservedPod): string {
  const said = ended === undefined ? undefined : EXIT_CODES[ended.exitCode];
  const how =
    ended === undefined
      ? `failed${reason === undefined ? "" : `: ${reason}`}`
      : `ended with exit code ${String(ended.exitCode)}${said === undefined ? "" : `: ${said}`}`;
  return `pod ${name} on node ${node ?? "(none)"} ${how}`;
}

/**
 * What people are told of a job that has failed: which pod, where, how, its last words, and what to do.
 *
 * @param failures one of each attempt, in order
 */
export function failureText(title: string, job: ObservedJob, failures: readonly PodFailure[]): string {
  const { phase = "Failed", message = "" } = job.status?.state ?? {};
  const retries = job.status?.retryCount ?? 0;
  const last = failures.at(-1);
  const lines = [
    `${title}: is ${phase}${retries > 0 ? ` after ${String(retries)} ${retries === 1 ? "attempt" : "attempts"}` : ""}${message === "" ? "" : ` (Volcano: ${message})`}`,
  ];
  if (last !== undefined) {
    const words = lastLines(last.log, LINES);
    lines.push(`  ${podFailureText(last.pod)}`);
    if (words.length > 0) {
      lines.push(`  last ${String(words.length)} lines of its log:`, ...words.map((line) => `    ${line}`));
    }
  } else if (phase !== "Aborted") {
    lines.push("  its failed pods were gone before this update looked at them");
  }
  const where = job.metadata;
  lines.push(
    phase === "Aborted"
      ? "  somebody else has stopped it; the next `pulumi up` lets it go on, or say suspend: true"
      : `  what to do: mend the cause, and \`pulumi up\` tries again; what is left: kubectl -n ${where.namespace} describe vcjob ${where.name}`,
  );
  return lines.join("\n");
}
