import assert from "node:assert/strict";
import { type TestCloud, makeCluster, makeGround, makeShare, startTestCloud } from "../client";

interface Vpc {
  id: string;
  name: string;
  status: string;
}

describe("VPC of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  const create = (name: string, cidr = "10.20.0.0/16") =>
    test.call("POST", "vpc", "/v1/{project}/vpcs", { vpc: { name, cidr } });

  it("is CREATING, then OK", async () => {
    const { vpc } = (await create("one")).json<{ vpc: Vpc }>();
    assert.equal(vpc.status, "CREATING");
    await test.until(
      () => test.call("GET", "vpc", `/v1/{project}/vpcs/${vpc.id}`),
      (answer) => answer.json<{ vpc: Vpc }>().vpc.status === "OK",
    );
    const v3 = await test.call("GET", "vpc", `/v3/{project}/vpc/vpcs/${vpc.id}`);
    assert.equal(v3.json<{ vpc: Vpc }>().vpc.status, "ACTIVE");
  });

  it("is found in the list by name", async () => {
    await create("one");
    await create("two", "10.30.0.0/16");
    const { vpcs } = (await test.call("GET", "vpc", "/v1/{project}/vpcs?enterprise_project_id=all_granted_eps")).json<{
      vpcs: Vpc[];
    }>();
    assert.deepEqual(
      vpcs.map((vpc) => vpc.name),
      ["one", "two"],
    );
    const named = (await test.call("GET", "vpc", "/v3/{project}/vpc/vpcs?name=two")).json<{ vpcs: Vpc[] }>().vpcs;
    assert.deepEqual(
      named.map((vpc) => vpc.name),
      ["two"],
    );
  });

  it("refuses a second one of the name, a wrong range and missing fields in the shape of VPC v1", async () => {
    await create("one");
    const twice = await create("one");
    assert.equal(twice.status, 400);
    assert.equal(twice.json()["code"], "VPC.0115");
    const range = await create("two", "11.0.0.0/16");
    assert.deepEqual([range.status, range.json()["code"]], [400, "VPC.0101"]);
    assert.match(String(range.json()["message"]), /vpc\.cidr/);
    const empty = await test.call("POST", "vpc", "/v1/{project}/vpcs", { vpc: {} });
    assert.match(String(empty.json()["message"]), /vpc\.name.*vpc\.cidr/);
  });

  it("cannot go while it has a subnet", async () => {
    const ground = await makeGround(test);
    const refused = await test.call("DELETE", "vpc", `/v1/{project}/vpcs/${ground.vpc}`);
    assert.deepEqual([refused.status, refused.json()["code"]], [409, "VPC.0104"]);
    const path = `/v1/{project}/vpcs/${ground.vpc}/subnets/${ground.subnet}`;
    assert.equal((await test.call("DELETE", "vpc", path)).status, 204);
    assert.equal((await test.call("DELETE", "vpc", `/v1/{project}/vpcs/${ground.vpc}`)).status, 204);
    assert.equal((await test.call("GET", "vpc", `/v1/{project}/vpcs/${ground.vpc}`)).status, 404);
  });

  it("keeps tags and secondary ranges", async () => {
    const { vpc } = (await create("one")).json<{ vpc: Vpc }>();
    const tags = `/v2.0/{project}/vpcs/${vpc.id}/tags`;
    await test.call("POST", "vpc", `${tags}/action`, {
      action: "create",
      tags: [
        { key: "a", value: "1" },
        { key: "b", value: "2" },
      ],
    });
    await test.call("POST", "vpc", `${tags}/action`, { action: "delete", tags: [{ key: "a" }] });
    assert.deepEqual((await test.call("GET", "vpc", tags)).json(), { tags: [{ key: "b", value: "2" }] });
    const added = await test.call("PUT", "vpc", `/v3/{project}/vpc/vpcs/${vpc.id}/add-extend-cidr`, {
      vpc: { extend_cidrs: ["10.40.0.0/16"] },
    });
    assert.deepEqual(added.json<{ vpc: { extend_cidrs: string[] } }>().vpc.extend_cidrs, ["10.40.0.0/16"]);
    const refused = await test.call("PUT", "vpc", `/v3/{project}/vpc/vpcs/${vpc.id}/add-extend-cidr`, {
      vpc: { extend_cidrs: ["10.20.1.0/24"] },
    });
    assert.deepEqual([refused.status, refused.json()["error_code"]], [400, "VPC.0101"]);
  });
});

describe("subnets of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  it("must lie in their VPC, beside each other, with a gateway inside", async () => {
    const ground = await makeGround(test);
    const add = async (cidr: string, gateway: string): Promise<unknown[]> => {
      const answer = await test.call("POST", "vpc", "/v1/{project}/subnets", {
        subnet: { name: "more", cidr, gateway_ip: gateway, vpc_id: ground.vpc },
      });
      return [answer.status, answer.json()["code"]];
    };
    assert.deepEqual(await add("10.21.0.0/24", "10.21.0.1"), [400, "VPC.0203"]);
    assert.deepEqual(await add("10.20.1.0/24", "10.20.1.1"), [409, "VPC.0204"]);
    assert.deepEqual(await add("10.20.128.0/24", "10.20.129.1"), [400, "VPC.0201"]);
    assert.deepEqual(await add("10.20.128.0/24", "10.20.128.1"), [200, undefined]);
  });

  it("cannot go while a cluster or a file system uses them", async () => {
    const ground = await makeGround(test);
    const path = `/v1/{project}/vpcs/${ground.vpc}/subnets/${ground.subnet}`;
    const share = await makeShare(test, ground);
    const first = await test.call("DELETE", "vpc", path);
    assert.deepEqual([first.status, first.json()["code"]], [409, "VPC.0209"]);
    assert.match(String(first.json()["message"]), /SFS Turbo file system share/);
    await test.call("DELETE", "sfs-turbo", `/v1/{project}/sfs-turbo/shares/${share}`);
    await test.until(
      () => test.call("GET", "sfs-turbo", `/v1/{project}/sfs-turbo/shares/${share}`),
      (answer) => answer.status === 404,
    );
    await makeCluster(test, ground);
    const second = await test.call("DELETE", "vpc", path);
    assert.deepEqual([second.status, second.json()["code"]], [409, "VPC.0209"]);
    assert.match(String(second.json()["message"]), /CCE cluster cluster/);
  });
});

describe("security groups of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
  });
  afterEach(() => test.end());

  interface Group {
    id: string;
    security_group_rules: { id: string; direction: string }[];
  }
  const create = async (name: string): Promise<Group> =>
    (await test.call("POST", "vpc", "/v3/{project}/vpc/security-groups", { security_group: { name } })).json<{
      security_group: Group;
    }>().security_group;
  const addRule = (groupId: string, rule: Record<string, unknown>) =>
    test.call("POST", "vpc", "/v3/{project}/vpc/security-group-rules", {
      security_group_rule: { security_group_id: groupId, direction: "ingress", ...rule },
    });

  it("begin with four rules, which can be deleted", async () => {
    const group = await create("nodes");
    assert.deepEqual(
      group.security_group_rules.map((rule) => rule.direction),
      ["egress", "ingress", "egress", "ingress"],
    );
    for (const rule of group.security_group_rules) {
      const path = `/v3/{project}/vpc/security-group-rules/${rule.id}`;
      assert.equal((await test.call("DELETE", "vpc", path)).status, 204);
    }
    const read = await test.call("GET", "vpc", `/v1/{project}/security-groups/${group.id}`);
    assert.deepEqual(read.json<{ security_group: Group }>().security_group.security_group_rules, []);
  });

  it("show a rule of v3 as port range in v1, and refuse it twice", async () => {
    const group = await create("nodes");
    const rule = { protocol: "tcp", multiport: "2049-2052", remote_ip_prefix: "10.20.0.0/16" };
    const made = await addRule(group.id, rule);
    assert.equal(made.status, 201);
    const { id } = made.json<{ security_group_rule: { id: string } }>().security_group_rule;
    const v1 = (await test.call("GET", "vpc", `/v1/{project}/security-group-rules/${id}`)).json<{
      security_group_rule: Record<string, unknown>;
    }>().security_group_rule;
    assert.deepEqual([v1["port_range_min"], v1["port_range_max"], v1["protocol"]], [2049, 2052, "tcp"]);
    const twice = await addRule(group.id, rule);
    assert.deepEqual([twice.status, twice.json()["error_code"]], [409, "VPC.0602"]);
    const listed = await test.call(
      "GET",
      "vpc",
      `/v3/{project}/vpc/security-group-rules?security_group_id=${group.id}&protocol=tcp`,
    );
    assert.deepEqual(
      listed.json<{ security_group_rules: { id: string }[] }>().security_group_rules.map((each) => each.id),
      [id],
    );
  });

  it("are listed by name, page by page", async () => {
    const names = ["a", "b", "c"];
    for (const name of names) {
      await create(name);
    }
    const list = async (query: string): Promise<{ id: string; name: string }[]> =>
      (await test.call("GET", "vpc", `/v3/{project}/vpc/security-groups?${query}`)).json<{
        security_groups: { id: string; name: string }[];
      }>().security_groups;
    const first = await list("limit=2");
    const rest = await list(`limit=2&marker=${first[1]?.id ?? ""}`);
    assert.deepEqual(
      [...first, ...rest].map((group) => group.name),
      names,
    );
    assert.deepEqual(await list(`marker=${rest[0]?.id ?? ""}`), []);
    assert.deepEqual(
      (await list("name=b")).map((group) => group.name),
      ["b"],
    );
  });

  it("cannot go while a file system, a cluster or another group's rule uses them", async () => {
    const ground = await makeGround(test);
    await makeShare(test, ground);
    const refused = await test.call("DELETE", "vpc", `/v1/{project}/security-groups/${ground.group}`);
    assert.equal(refused.status, 409);
    assert.match(String(refused.json()["message"]), /SecurityGroupInUse.*file system share/);
    const named = await create("named");
    await addRule((await create("naming")).id, { remote_group_id: named.id });
    assert.equal((await test.call("DELETE", "vpc", `/v1/{project}/security-groups/${named.id}`)).status, 409);
  });
});
