/** What the watching program is told, by variables of its environment (../job-watch-command.ts). */
export interface WatchSettings {
  readonly jobName: string;
  readonly namespace: string;
  /** What tells this run of the job from others. */
  readonly run: string;
  /** State that is waited for. */
  readonly waitFor: "Running" | "Completed";
  readonly timeLimitMs: number;
  /** Whether the job is to be stopped. */
  readonly suspend: boolean;
  /** Content or path of a kubeconfig; undefined for kubectl's own. */
  readonly kubeconfig: string | undefined;
  /** Phase in which an earlier watch of the same run left it; undefined where there was none. */
  readonly before?: string | undefined;
}

/** Reads the settings; throws with the variable that is wrong. */
export function settingsOf(environment: Readonly<Record<string, string | undefined>>): WatchSettings {
  const text = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === "") throw new Error(`${name}: got nothing; the VolcanoJob component sets it`);
    return value;
  };
  const waitFor = text("WAIT_FOR");
  if (waitFor !== "Running" && waitFor !== "Completed") {
    throw new Error(`WAIT_FOR: got ${JSON.stringify(waitFor)}; Running or Completed`);
  }
  const minutes = Number(text("TIME_LIMIT_MINUTES"));
  if (!(minutes > 0)) throw new Error(`TIME_LIMIT_MINUTES: got ${text("TIME_LIMIT_MINUTES")}; a number above 0`);
  return {
    jobName: text("JOB_NAME"),
    namespace: text("JOB_NAMESPACE"),
    run: text("JOB_RUN"),
    waitFor,
    timeLimitMs: minutes * 60_000,
    suspend: environment["SUSPEND"] === "true",
    kubeconfig: environment["JOB_KUBECONFIG"],
    // The Command resource hands on what the program printed when it ran last.
    before: environment["PULUMI_COMMAND_STDOUT"],
  };
}
