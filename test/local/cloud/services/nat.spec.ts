import assert from "node:assert/strict";
import { type Ground, type TestCloud, makeCluster, makeGround, startTestCloud } from "../client";

interface PublicIp {
  id: string;
  status: string;
  public_ip_address: string;
  bandwidth_id: string;
  bandwidth_size: number;
  tags: string[];
}

describe("EIP and NAT of the local cloud", () => {
  let test: TestCloud;
  let ground: Ground;
  beforeEach(async () => {
    test = await startTestCloud();
    ground = await makeGround(test);
  });
  afterEach(() => test.end());

  const bandwidth = { name: "nat", size: 100, share_type: "PER", charge_mode: "traffic" };
  const createIp = (publicip: object = { type: "5_bgp", alias: "nat" }, settings: object = bandwidth) =>
    test.call("POST", "vpc", "/v1/{project}/publicips", { publicip, bandwidth: settings });
  const readIp = async (id: string): Promise<PublicIp> =>
    (await test.call("GET", "vpc", `/v1/{project}/publicips/${id}`)).json<{ publicip: PublicIp }>().publicip;
  const makeIp = async (): Promise<PublicIp> => {
    const { id } = (await createIp()).json<{ publicip: PublicIp }>().publicip;
    await test.until(
      () => test.call("GET", "vpc", `/v1/{project}/publicips/${id}`),
      (answer) => answer.text.includes('"DOWN"'),
    );
    return readIp(id);
  };
  const createGateway = (settings: object = {}) =>
    test.call("POST", "nat", "/v2/{project}/nat_gateways", {
      nat_gateway: { name: "nat", spec: "1", router_id: ground.vpc, internal_network_id: ground.subnet, ...settings },
    });
  const gatewayAnswer = (id: string) => test.call("GET", "nat", `/v2/{project}/nat_gateways/${id}`);
  const makeGateway = async (settings: object = {}): Promise<string> => {
    const { id } = (await createGateway(settings)).json<{ nat_gateway: { id: string } }>().nat_gateway;
    await test.until(
      () => gatewayAnswer(id),
      (answer) => answer.text.includes('"ACTIVE"'),
    );
    return id;
  };
  const createRule = (gateway: string, ip: string, source: object = { network_id: ground.subnet }) =>
    test.call("POST", "nat", "/v2/{project}/snat_rules", {
      snat_rule: { nat_gateway_id: gateway, floating_ip_id: ip, ...source },
    });
  const makeRule = async (gateway: string, ip: string): Promise<string> =>
    (await createRule(gateway, ip)).json<{ snat_rule: { id: string } }>().snat_rule.id;
  const gone = (path: string) =>
    test.until(
      () => test.call("GET", "nat", path),
      (answer) => answer.status === 404,
    );

  it("gives out addresses with a bandwidth that can be changed, and takes it back with them", async () => {
    const ip = await makeIp();
    const other = await makeIp();
    assert.notEqual(ip.public_ip_address, other.public_ip_address);
    const path = `/v1/{project}/bandwidths/${ip.bandwidth_id}`;
    const read = (await test.call("GET", "vpc", path)).json<{ bandwidth: Record<string, unknown> }>().bandwidth;
    assert.deepEqual([read["name"], read["size"], read["charge_mode"]], ["nat", 100, "traffic"]);
    await test.call("PUT", "vpc", path, { bandwidth: { size: 5 } });
    assert.equal((await readIp(ip.id)).bandwidth_size, 5);
    assert.equal((await test.call("DELETE", "vpc", `/v1/{project}/publicips/${ip.id}`)).status, 204);
    assert.deepEqual([(await test.call("GET", "vpc", path)).status], [404]);
    assert.equal((await test.call("GET", "vpc", `/v1/{project}/publicips/${ip.id}`)).json()["code"], "VPC.0504");
  });

  it("keeps name, description and tags of an address", async () => {
    const ip = await makeIp();
    await test.call("PUT", "vpc", `/v3/{project}/eip/publicips/${ip.id}`, {
      publicip: { description: "of the nodes" },
    });
    await test.call("POST", "vpc", `/v2.0/{project}/publicips/${ip.id}/tags/action`, {
      action: "create",
      tags: [{ key: "purpose", value: "test" }],
    });
    const v3 = await test.call("GET", "vpc", `/v3/{project}/eip/publicips/${ip.id}`);
    const { publicip } = v3.json<{ publicip: Record<string, unknown> }>();
    assert.deepEqual([publicip["description"], publicip["alias"]], ["of the nodes", "nat"]);
    assert.deepEqual((await readIp(ip.id)).tags, ["purpose=test"]);
  });

  it("refuses addresses without a bandwidth, of an unknown line, and those that are taken", async () => {
    const taken = await makeIp();
    for (const answer of [
      await createIp({ type: "5_bgp" }, { share_type: "PER" }),
      await createIp({ type: "5_bgp" }, { share_type: "WHOLE", id: "none" }),
      await createIp({ type: "6_bgp" }),
    ]) {
      assert.equal(answer.status, 400);
      assert.match(answer.text, /bandwidth|type/);
    }
    assert.equal((await createIp({ type: "5_bgp", ip_address: taken.public_ip_address })).status, 409);
  });

  it("is PENDING_CREATE, then ACTIVE, and listed by name", async () => {
    const { nat_gateway: made } = (await createGateway()).json<{ nat_gateway: { id: string; status: string } }>();
    assert.equal(made.status, "PENDING_CREATE");
    await makeGateway({ name: "other" });
    const list = await test.call("GET", "nat", "/v2/{project}/nat_gateways?name=nat");
    assert.deepEqual(
      list.json<{ nat_gateways: { id: string }[] }>().nat_gateways.map(({ id }) => id),
      [made.id],
    );
  });

  it("refuses gateways of a size that is not sold, and outside of a subnet of the VPC", async () => {
    const size = await createGateway({ spec: "9" });
    assert.deepEqual([size.status, size.text.includes("spec")], [400, true]);
    assert.equal((await createGateway({ internal_network_id: "none" })).status, 404);
    assert.equal((await createGateway({ router_id: "none" })).status, 404);
    assert.equal((await createGateway({ ngport_ip_address: "192.168.0.1" })).status, 400);
  });

  it("binds the address of a rule, and gives it up with the rule", async () => {
    const ip = await makeIp();
    const gateway = await makeGateway();
    const rule = await makeRule(gateway, ip.id);
    assert.equal((await readIp(ip.id)).status, "ACTIVE");
    const refused = await test.call("DELETE", "vpc", `/v1/{project}/publicips/${ip.id}`);
    assert.deepEqual([refused.status, refused.json()["code"]], [409, "VPC.0517"]);
    assert.match(refused.text, /NAT gateway nat/);
    const v3 = await test.call("GET", "vpc", `/v3/{project}/eip/publicips/${ip.id}`);
    assert.equal(v3.json<{ publicip: Record<string, unknown> }>().publicip["associate_instance_id"], gateway);
    await test.call("DELETE", "nat", `/v2/{project}/nat_gateways/${gateway}/snat_rules/${rule}`);
    await gone(`/v2/{project}/snat_rules/${rule}`);
    assert.equal((await test.call("DELETE", "vpc", `/v1/{project}/publicips/${ip.id}`)).status, 204);
  });

  it("refuses rules for what exists twice, lies elsewhere or belongs to another gateway", async () => {
    const ip = await makeIp();
    const gateway = await makeGateway();
    await makeRule(gateway, ip.id);
    assert.equal((await createRule(gateway, ip.id)).status, 409, "the subnet has a rule");
    assert.equal((await createRule(gateway, ip.id, {})).status, 400, "neither subnet nor range");
    assert.equal((await createRule(gateway, ip.id, { cidr: "172.16.0.0/24" })).status, 400, "outside of the VPC");
    assert.equal((await createRule(gateway, ip.id, { cidr: "10.20.1.0/24" })).status, 200);
    assert.equal((await createRule(gateway, "none", { cidr: "10.20.2.0/24" })).status, 404);
    const other = await makeGateway({ name: "other" });
    const foreign = await createRule(other, ip.id);
    assert.deepEqual([foreign.status, foreign.text.includes("in use by NAT gateway nat")], [409, true]);
  });

  it("changes the addresses of a rule by their texts", async () => {
    const [first, second] = [await makeIp(), await makeIp()];
    const gateway = await makeGateway();
    const rule = await makeRule(gateway, first.id);
    await test.call("PUT", "nat", `/v2/{project}/snat_rules/${rule}`, {
      snat_rule: {
        nat_gateway_id: gateway,
        public_ip_address: `${first.public_ip_address},${second.public_ip_address}`,
      },
    });
    const read = await test.call("GET", "nat", `/v2/{project}/snat_rules/${rule}`);
    assert.equal(
      read.json<{ snat_rule: Record<string, unknown> }>().snat_rule["floating_ip_id"],
      `${first.id},${second.id}`,
    );
  });

  it("does not go while it has rules, and no subnet goes while it has a gateway", async () => {
    const ip = await makeIp();
    const gateway = await makeGateway();
    const rule = await makeRule(gateway, ip.id);
    const deleteSubnet = () => test.call("DELETE", "vpc", `/v1/{project}/vpcs/${ground.vpc}/subnets/${ground.subnet}`);
    const refused = await test.call("DELETE", "nat", `/v2/{project}/nat_gateways/${gateway}`);
    assert.deepEqual([refused.status, refused.json()["error_code"]], [409, "NAT.0105"]);
    await test.call("DELETE", "nat", `/v2/{project}/nat_gateways/${gateway}/snat_rules/${rule}`);
    await gone(`/v2/{project}/snat_rules/${rule}`);
    const subnet = await deleteSubnet();
    assert.deepEqual([subnet.status, subnet.text.includes("NAT gateway nat")], [409, true]);
    await test.call("DELETE", "nat", `/v2/{project}/nat_gateways/${gateway}`);
    await gone(`/v2/{project}/nat_gateways/${gateway}`);
    assert.equal((await deleteSubnet()).status, 204);
  });

  it("keeps its tags at the address of VPC", async () => {
    const gateway = await makeGateway();
    const path = `/v2.0/{project}/nat_gateways/${gateway}/tags`;
    await test.call("POST", "vpc", `${path}/action`, { action: "create", tags: [{ key: "purpose", value: "test" }] });
    assert.deepEqual((await test.call("GET", "vpc", path)).json()["tags"], [{ key: "purpose", value: "test" }]);
  });

  it("does not release the address of a cluster's API server", async () => {
    const ip = await makeIp();
    const cluster = await makeCluster(test, ground);
    const path = `/api/v3/projects/{project}/clusters/${cluster}/mastereip`;
    assert.equal((await test.call("PUT", "cce", path, { spec: { action: "bind", spec: { id: ip.id } } })).status, 200);
    const refused = await test.call("DELETE", "vpc", `/v1/{project}/publicips/${ip.id}`);
    assert.deepEqual([refused.status, refused.text.includes("CCE cluster")], [409, true]);
  });
});
