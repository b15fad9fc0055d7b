/** A cloud in a process of its own, for kill.spec.ts: `node --import tsx kill-victim.ts DIRECTORY` prints its port. */
import { createCloud } from "../../../local/cloud/cloud";
import { credentials } from "./client";
import { createFakeClusterHost } from "./fake-cluster-host";

async function main(): Promise<void> {
  const cloud = await createCloud({
    directory: process.argv[2] ?? "",
    clusterHost: createFakeClusterHost(),
    credentials,
    log: () => undefined,
  });
  process.stdout.write(`${await cloud.listen()}\n`);
}

void main();
