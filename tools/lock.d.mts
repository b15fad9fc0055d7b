/** When a process started, in the system's own words, or undefined if there is no such process. */
export function processStart(pid: number): string | undefined;

/**
 * Runs `work` while this process alone holds the lock at `path`. If a living process has it, `onWait` is called with that
 * process' id, once for each holder, and the call waits. The lock of a process that has gone is taken over at once.
 * `work` gets a function to which it gives the id of each process that it starts: as long as one of them lives, the lock
 * is held, also when this process is killed.
 */
export function withLock<T>(
  path: string,
  onWait: (pid: number) => void,
  work: (share: (pid: number) => void) => Promise<T>,
): Promise<T>;
