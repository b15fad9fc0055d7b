import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCloud } from "../../../local/cloud/cloud";
import {
  type TestCloud,
  clusterBody,
  credentials,
  makeCluster,
  makeGround,
  makeKey,
  makeShare,
  makeTarget,
  poolBody,
  startTestCloud,
} from "./client";
import { createFakeClusterHost } from "./fake-cluster-host";

const clusters = "/api/v3/projects/{project}/clusters";

describe("restart of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  it("keeps everything", async () => {
    const ground = await makeGround(test);
    await makeCluster(test, ground);
    await makeKey(test);
    const share = await makeShare(test, ground);
    await test.obs("PUT", "data", "/");
    await test.obs("PUT", "data", "/?versioning", {
      body: "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    });
    await test.obs("PUT", "data", "/a", { body: "one" });
    await test.obs("PUT", "data", "/a", { body: "two" });
    await makeTarget(test, share, "data");
    const before = (await test.control("GET", "/objects")).text;
    await test.restart();
    assert.equal((await test.control("GET", "/objects")).text, before);
    assert.equal((await test.obs("GET", "data", "/a")).text, "two");
    assert.equal((await test.obs("PUT", "data", "/a", { body: "three" })).status, 200);
    await test.restart();
    assert.equal((await test.obs("GET", "data", "/a")).text, "three", "the order of versions is kept");
  });

  it("goes on with a cluster that was Creating", async () => {
    const ground = await makeGround(test);
    test.host.held.add("startCluster");
    const { uid } = (await test.call("POST", "cce", clusters, clusterBody(ground))).json<{
      metadata: { uid: string };
    }>().metadata;
    await test.restart();
    const read = () => test.call("GET", "cce", `${clusters}/${uid}`);
    assert.equal((await read()).json<{ status: { phase: string } }>().status.phase, "Creating");
    test.host.held.clear();
    await test.until(read, (answer) => answer.text.includes('"phase":"Available"'));
  });

  it("goes on with node pools, add-ons and deletions, and starts clusters again", async () => {
    const ground = await makeGround(test);
    const id = await makeCluster(test, ground);
    test.host.held.add("applyNodePool").add("applyAddon").add("deleteCluster");
    const pool = (await test.call("POST", "cce", `${clusters}/${id}/nodepools`, poolBody(await makeKey(test)))).json<{
      metadata: { uid: string };
    }>().metadata.uid;
    const doomed = await makeCluster(test, ground, "doomed");
    await test.call("DELETE", "cce", `${clusters}/${doomed}`);
    const before = test.host.calls.length;
    await test.restart();
    test.host.held.clear();
    await test.until(
      () => test.call("GET", "cce", `${clusters}/${id}/nodepools/${pool}`),
      (answer) => answer.text.includes('"phase":""'),
    );
    await test.until(
      () => test.call("GET", "cce", `${clusters}/${doomed}`),
      (answer) => answer.status === 404,
    );
    await test.until(
      () => test.call("GET", `${id}.cce`, `/api/v3/addons?cluster_id=${id}`),
      (answer) => !answer.text.includes('"status":"abnormal"') && !answer.text.includes('"status":"installing"'),
    );
    assert.ok(test.host.calls.slice(before).includes("startCluster"));
  });

  it("a certificate waits until the control plane runs again", async () => {
    const id = await makeCluster(test, await makeGround(test));
    await test.cloud.close();
    test.host.clusters.clear();
    test.host.held.add("startCluster");
    await test.restart();
    const certificate = test.call("POST", "cce", `${clusters}/${id}/clustercert`, { duration: -1 });
    setTimeout(() => {
      test.host.held.clear();
    }, 50);
    assert.match((await certificate).text, /"current-context":"internal"/);
  });

  it("goes on with a data task and a file system's deletion", async () => {
    await test.end();
    test = await startTestCloud({ create: 150, remove: 150 });
    const ground = await makeGround(test);
    const share = await makeShare(test, ground);
    const doomed = await makeShare(test, ground, "doomed");
    await test.obs("PUT", "data", "/");
    await test.obs("PUT", "data", "/a", { body: "content" });
    await makeTarget(test, share, "data");
    const path = `/v1/{project}/sfs-turbo/${share}/hpc-cache/task`;
    const task = (
      await test.call("POST", "sfs-turbo", path, { type: "preload", src_target: "data", dest_target: "data" })
    ).json<{ task_id: string }>().task_id;
    await test.call("DELETE", "sfs-turbo", `/v1/{project}/sfs-turbo/shares/${doomed}`);
    await test.restart();
    await test.until(
      () => test.call("GET", "sfs-turbo", `${path}/${task}`),
      (answer) => answer.text.includes("SUCCESS"),
    );
    const folder = test.cloud.shares.shareFolder(share) ?? assert.fail();
    assert.equal(readFileSync(join(folder, "data/a"), "utf8"), "content");
    await test.until(
      () => test.call("GET", "sfs-turbo", `/v1/{project}/sfs-turbo/shares/${doomed}`),
      (answer) => answer.status === 404,
    );
  });

  it("removes the content of an upload that a kill interrupted", async () => {
    await test.obs("PUT", "data", "/");
    await test.obs("PUT", "data", "/a", { body: "whole" });
    const bucket = join(test.directory, "cloud/buckets/data");
    writeFileSync(join(bucket, "b@null.deadbeef"), "half of a fi");
    writeFileSync(join(bucket, "c@null.deadbeef.object.json.new"), "{");
    await test.restart();
    assert.deepEqual(readdirSync(bucket).length, 2, "content and description of the one object");
    assert.equal((await test.obs("GET", "data", "/a")).text, "whole");
    assert.equal((await test.obs("GET", "data", "/b")).status, 404);
  });

  it("a state file is whole at any time: the file that was being written does not count", async () => {
    await makeGround(test);
    writeFileSync(join(test.directory, "cloud/state.json.new"), '{"version":1,"tab');
    await test.restart();
    assert.equal((await test.control("GET", "/objects")).json<{ vpcs: unknown[] }>().vpcs.length, 1);
  });

  it("refuses the state of another version with what to do", async () => {
    const directory = join(test.directory, "other");
    const options = { directory, clusterHost: createFakeClusterHost(), credentials, log: () => undefined };
    await createCloud(options);
    writeFileSync(join(directory, "state.json"), '{"version":99,"tables":{}}');
    await assert.rejects(createCloud(options), /state\.json: got state version 99; this program reads version 1/);
  });

  it("work that ends after the cloud was closed changes nothing any more", async () => {
    const ground = await makeGround(test);
    test.host.held.add("startCluster");
    await test.call("POST", "cce", clusters, clusterBody(ground));
    await test.cloud.close();
    const before = readFileSync(join(test.directory, "cloud/state.json"), "utf8");
    test.host.held.clear();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(readFileSync(join(test.directory, "cloud/state.json"), "utf8"), before);
    await test.restart();
  });
});
