import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "../tools/lock.mjs";
import { newAccount } from "./account";
import { codeFingerprint, readRecord, runningDaemon, writeRecord, type CloudRecord } from "./cloud-record";
import { createCloud } from "./cloud/cloud";
import type { ClusterPrograms } from "./cluster/control-plane";
import { createClusterHost } from "./cluster/host";
import { freePort } from "./free-ports";
import { recordOf } from "./process-identity";
import { endRecorded } from "./processes";

/** Exit code of a daemon that found another one running for its directory. */
export const ANOTHER_RUNS = 3;

/**
 * The one background process of a local cloud: the emulator of the cloud's APIs, and the supervisor of the processes of
 * every emulated cluster. Started by startLocalCloud; ends on SIGTERM and takes all it started with it. Killed, it leaves
 * the clusters' processes on record, and the next daemon or `npm run stop` ends them.
 *
 * Arguments: the state directory, and the programs of a cluster as JSON.
 */
async function main(directory: string, programs: ClusterPrograms): Promise<void> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const log = (line: string): void => {
    console.log(`${new Date().toISOString()} ${line}`);
  };
  const record = await claim(directory, programs);
  if (record === undefined) {
    log("another local cloud runs in this directory; this one ends");
    process.exitCode = ANOTHER_RUNS;
    return;
  }
  const clusters = join(directory, "clusters");
  const left = existsSync(clusters) ? readdirSync(clusters) : [];
  await Promise.all(left.map((cluster) => endRecorded(join(clusters, cluster), 0)));

  const standIns = process.env["ASCEND_STACKS_STAND_INS"];
  // The emulator knows the shares, the clusters need them, and the emulator needs the clusters.
  const clusterHost = createClusterHost({
    directory: clusters,
    programs,
    shares: { shareFolder: (shareId) => cloud.shares.shareFolder(shareId) },
    ...(standIns === undefined || standIns === "" ? {} : { standIns: resolve(standIns) }),
    log,
  });
  const cloud = await createCloud({
    directory: join(directory, "cloud"),
    clusterHost,
    credentials: record.account,
    log,
  });

  let ending = false;
  const end = (why: string, code: number): void => {
    if (ending) {
      return;
    }
    ending = true;
    log(`ends: ${why}`);
    void Promise.allSettled([cloud.close(), clusterHost.stop()]).then((results) => {
      for (const result of results) {
        if (result.status === "rejected") {
          log(String(result.reason));
        }
      }
      writeRecord(directory, { account: record.account, ...(record.port === undefined ? {} : { port: record.port }) });
      process.exit(code);
    });
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      end(signal, 0);
    });
  }
  process.on("uncaughtException", (error) => {
    end(error.stack ?? error.message, 1);
  });
  process.on("unhandledRejection", (reason) => {
    log(`not handled: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
  });

  record.port = await cloud.listen(await freePort(record.port));
  // The emulator asks for its clusters now; who asks for this local cloud wants to find them.
  await sleep(50);
  await clusterHost.started();
  writeRecord(directory, { ...record, ready: true });
  log(`answers on 127.0.0.1:${record.port}`);
}

/** Writes this process down as the directory's local cloud; undefined where another one is it. */
function claim(directory: string, programs: ClusterPrograms): Promise<CloudRecord | undefined> {
  return withLock(
    join(directory, "daemon.lock"),
    () => undefined,
    // eslint-disable-next-line @typescript-eslint/require-await -- what it does is done before another process may look
    async () => {
      const before = readRecord(directory);
      const daemon = recordOf(process.pid);
      if (runningDaemon(before) !== undefined || daemon === undefined) {
        return undefined;
      }
      const record: CloudRecord = {
        account: before?.account ?? newAccount(),
        daemon,
        programs,
        code: codeFingerprint(),
      };
      if (before?.port !== undefined) {
        record.port = before.port;
      }
      writeRecord(directory, record);
      return record;
    },
  );
}

if (require.main === module) {
  const [directory, programs] = process.argv.slice(2);
  if (directory === undefined || programs === undefined) {
    throw new Error("daemon: state directory and programs are missing; it is started by `npm start`");
  }
  main(directory, JSON.parse(programs) as ClusterPrograms).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}
