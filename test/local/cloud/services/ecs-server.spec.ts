import assert from "node:assert/strict";
import { publicImages } from "../../../../local/cloud/flavors";
import { type Answer, type Ground, makeGround, makeKey, startTestCloud, type TestCloud } from "../client";

describe("servers of the local cloud", () => {
  let test: TestCloud;
  let ground: Ground;
  let key: string;
  beforeEach(async () => {
    test = await startTestCloud();
    ground = await makeGround(test);
    key = await makeKey(test);
  });
  afterEach(() => test.end());

  const image = (architecture: string): string =>
    publicImages.find((each) => each.architecture === architecture)?.id ?? "";
  const create = (settings: object = {}): Promise<Answer> =>
    test.call("POST", "ecs", "/v1.1/{project}/cloudservers", {
      server: {
        name: "bastion",
        imageRef: image("amd64"),
        flavorRef: "s7.medium.2",
        key_name: key,
        vpcid: ground.vpc,
        nics: [{ subnet_id: ground.subnet }],
        root_volume: { volumetype: "GPSSD", size: 40 },
        security_groups: [{ id: ground.group }],
        ...settings,
      },
    });
  const jobEnds = async (job: string): Promise<Record<string, unknown>> =>
    (
      await test.until(
        () => test.call("GET", "ecs", `/v1/{project}/jobs/${job}`),
        (answer) => answer.json()["status"] !== "RUNNING",
      )
    ).json();
  const make = async (settings: object = {}): Promise<string> => {
    const { job_id: job, serverIds } = (await create(settings)).json<{ job_id: string; serverIds: string[] }>();
    assert.equal((await jobEnds(job))["status"], "SUCCESS");
    return serverIds[0] ?? "";
  };
  const read = async (id: string): Promise<Record<string, unknown>> =>
    (await test.call("GET", "ecs", `/v1/{project}/cloudservers/${id}`)).json<{ server: Record<string, unknown> }>()
      .server;
  const remove = async (id: string, settings: object = {}): Promise<void> => {
    const answer = await test.call("POST", "ecs", "/v1/{project}/cloudservers/delete", {
      servers: [{ id }],
      ...settings,
    });
    await jobEnds(String(answer.json()["job_id"]));
    assert.equal((await test.call("GET", "ecs", `/v1/{project}/cloudservers/${id}`)).status, 404);
  };
  const makeIp = async (): Promise<string> =>
    (
      await test.call("POST", "vpc", "/v1/{project}/publicips", {
        publicip: { type: "5_bgp" },
        bandwidth: { name: "bastion", size: 5, share_type: "PER" },
      })
    ).json<{ publicip: { id: string } }>().publicip.id;

  it("is made by a job, with port, disk and image that can be read", async () => {
    const server = await read(await make());
    assert.equal(server["status"], "ACTIVE");
    const [address] = (server["addresses"] as Record<string, Record<string, string>[]>)[ground.vpc] ?? [];
    const port = await test.call("GET", "vpc", `/v1/{project}/ports/${address?.["OS-EXT-IPS:port_id"]}`);
    assert.equal(port.json<{ port: Record<string, unknown> }>().port["network_id"], ground.subnet);
    const [disk] = server["os-extended-volumes:volumes_attached"] as { id: string }[];
    const volume = await test.call("GET", "evs", `/v2/{project}/cloudvolumes/${disk?.id}`);
    assert.equal(volume.json<{ volume: Record<string, unknown> }>().volume["size"], 40);
    const attached = await test.call(
      "GET",
      "ecs",
      `/v1/{project}/cloudservers/${String(server["id"])}/block_device/${disk?.id}`,
    );
    assert.equal(attached.json<{ volumeAttachment: Record<string, unknown> }>().volumeAttachment["bootIndex"], 0);
    const images = await test.call("GET", "ims", `/v2/cloudimages?id=${image("amd64")}&limit=1`);
    assert.equal(images.json<{ images: unknown[] }>().images.length, 1);
  });

  it("is refused with what does not exist or does not fit", async () => {
    for (const [field, wrong] of Object.entries({
      imageRef: { imageRef: "none" },
      flavorRef: { flavorRef: "physical.kat2ne.48xlarge.8.ei.pod101" },
      architecture: { imageRef: image("arm64") },
      size: { root_volume: { volumetype: "GPSSD", size: 5 } },
      nics: { nics: [{ subnet_id: "none" }] },
      key_name: { key_name: "none" },
      security_groups: { security_groups: [{ id: "none" }] },
      availability_zone: { availability_zone: "elsewhere" },
      cmkid: { root_volume: { volumetype: "GPSSD", metadata: { __system__cmkid: "none", __system__encrypted: "1" } } },
    })) {
      const answer = await create(wrong);
      assert.equal(answer.status, 400, field);
      assert.match(answer.text, new RegExp(field === "cmkid" ? "KMS key none" : field), field);
    }
  });

  it("ends in ERROR with a failed job where the cloud has no machine for it", async () => {
    await test.control("POST", "/faults", { kind: "failed-state", path: "/cloudservers$" });
    const { job_id: job, serverIds } = (await create()).json<{ job_id: string; serverIds: string[] }>();
    const ended = await jobEnds(job);
    assert.deepEqual([ended["status"], ended["error_code"]], ["FAIL", "Ecs.0219"]);
    assert.equal((await read(serverIds[0] ?? ""))["status"], "ERROR");
  });

  it("is changed in place and listed by a part of its name", async () => {
    const id = await make();
    await make({ name: "other" });
    await test.call("PUT", "ecs", `/v1/{project}/cloudservers/${id}`, {
      server: { description: "for administrators" },
    });
    const resize = await test.call("POST", "ecs", `/v1.1/{project}/cloudservers/${id}/resize`, {
      resize: { flavorRef: "c7.large.2" },
    });
    await jobEnds(String(resize.json()["job_id"]));
    await test.call("POST", "ecs", `/v1/{project}/cloudservers/${id}/metadata`, { metadata: { agency_name: "nodes" } });
    const group = { removeSecurityGroup: { name: ground.group } };
    assert.equal((await test.call("POST", "ecs", `/v2.1/{project}/servers/${id}/action`, group)).status, 202);
    const list = await test.call("GET", "ecs", "/v1/{project}/cloudservers/detail?name=basti&limit=100");
    const [found, ...others] = list.json<{ servers: Record<string, unknown>[] }>().servers;
    assert.deepEqual(
      [found?.["description"], (found?.["flavor"] as { id: string }).id, found?.["security_groups"], others],
      ["for administrators", "c7.large.2", [], []],
    );
    assert.equal((found?.["metadata"] as Record<string, string>)["agency_name"], "nodes");
  });

  it("keeps subnet, security group, key pair and address from going", async () => {
    const ip = await makeIp();
    const id = await make({ publicip: { id: ip } });
    for (const [service, path] of [
      ["vpc", `/v1/{project}/vpcs/${ground.vpc}/subnets/${ground.subnet}`],
      ["vpc", `/v1/{project}/security-groups/${ground.group}`],
      ["vpc", `/v1/{project}/publicips/${ip}`],
      ["kms", `/v3/{project}/keypairs/${key}`],
    ] as const) {
      const answer = await test.call("DELETE", service, path);
      assert.ok(answer.status >= 400 && answer.text.includes("server bastion"), `${path}: ${answer.text}`);
    }
    assert.equal((await create({ name: "other", publicip: { id: ip } })).status, 400, "the address is in use");
    await remove(id);
    assert.equal((await test.call("GET", "vpc", `/v1/{project}/publicips/${ip}`)).status, 200);
    assert.equal((await test.call("DELETE", "vpc", `/v1/{project}/publicips/${ip}`)).status, 204);
  });

  it("takes its public address along where that is asked for", async () => {
    const ip = await makeIp();
    await remove(await make({ publicip: { id: ip } }), { delete_publicip: true });
    assert.equal((await test.call("GET", "vpc", `/v1/{project}/publicips/${ip}`)).status, 404);
  });
});
