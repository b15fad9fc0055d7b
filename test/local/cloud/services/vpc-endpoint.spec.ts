import assert from "node:assert/strict";
import { endpointServices } from "../../../../local/cloud/services/vpc-endpoint";
import { credentials, type Ground, makeGround, startTestCloud, type TestCloud } from "../client";

describe("VPC endpoints of the local cloud", () => {
  let test: TestCloud;
  let ground: Ground;
  beforeEach(async () => {
    test = await startTestCloud();
    ground = await makeGround(test);
  });
  afterEach(() => test.end());

  const serviceId = (ending: string): string =>
    endpointServices(credentials.region).find(({ name }) => name.endsWith(ending))?.id ?? "";
  const create = (settings: object = {}) =>
    test.call("POST", "vpcep", "/v1/{project}/vpc-endpoints", {
      endpoint_service_id: serviceId(".swr"),
      vpc_id: ground.vpc,
      subnet_id: ground.subnet,
      enable_dns: true,
      tags: [{ key: "purpose", value: "test" }],
      ...settings,
    });
  const make = async (settings: object = {}): Promise<string> => {
    const { id } = (await create(settings)).json<{ id: string }>();
    await test.until(
      () => test.call("GET", "vpcep", `/v1/{project}/vpc-endpoints/${id}`),
      (answer) => answer.json()["status"] === "accepted",
    );
    return id;
  };
  const read = async (id: string) => (await test.call("GET", "vpcep", `/v1/{project}/vpc-endpoints/${id}`)).json();

  it("is creating, then accepted, with an address in the subnet and its tags", async () => {
    assert.equal((await create()).json()["status"], "creating");
    const endpoint = await read(await make());
    assert.match(String(endpoint["ip"]), /^10\.20\./);
    assert.deepEqual([endpoint["service_type"], endpoint["enable_dns"]], ["interface", true]);
    assert.deepEqual(endpoint["tags"], [{ key: "purpose", value: "test" }]);
  });

  it("leads to a gateway service without an address, with a policy", async () => {
    const endpoint = await read(await make({ endpoint_service_id: serviceId(".obsv2"), subnet_id: undefined }));
    assert.deepEqual(
      [endpoint["service_type"], endpoint["ip"], endpoint["subnet_id"], endpoint["policy_statement"]],
      ["gateway", "", "", [{ Effect: "Allow", Action: ["*"], Resource: ["*"] }]],
    );
  });

  it("is refused for services, networks and addresses that do not exist", async () => {
    const service = await create({ endpoint_service_id: "none" });
    assert.deepEqual([service.status, service.json()["error_code"]], [404, "EndPoint.0005"]);
    for (const wrong of [{ vpc_id: "none" }, { subnet_id: "none" }, { port_ip: "192.168.0.1" }]) {
      const answer = await create(wrong);
      assert.deepEqual([answer.status, answer.json()["error_code"]], [400, "EndPoint.0002"]);
    }
  });

  it("changes whitelist, policy and route tables where its kind has them", async () => {
    const id = await make();
    await test.call("PUT", "vpcep", `/v1/{project}/vpc-endpoints/${id}`, {
      enable_whitelist: true,
      whitelist: ["10.20.0.0/16"],
    });
    assert.deepEqual((await read(id))["whitelist"], ["10.20.0.0/16"]);
    const routes = { routetables: ["table"] };
    assert.equal(
      (await test.call("PUT", "vpcep", `/v1/{project}/vpc-endpoints/${id}/routetables`, routes)).status,
      400,
    );
    const gateway = await make({ endpoint_service_id: serviceId(".obsv2") });
    await test.call("PUT", "vpcep", `/v1/{project}/vpc-endpoints/${gateway}/routetables`, routes);
    const policy = [{ Effect: "Deny", Action: ["*"], Resource: ["*"] }];
    await test.call("PUT", "vpcep", `/v1/{project}/vpc-endpoints/${gateway}/policy`, { policy_statement: policy });
    const changed = await read(gateway);
    assert.deepEqual([changed["routetables"], changed["policy_statement"]], [["table"], policy]);
  });

  it("is listed by its VPC, in pages", async () => {
    await make();
    const second = await make();
    const page = await test.call("GET", "vpcep", `/v1/{project}/vpc-endpoints?vpc_id=${ground.vpc}&limit=1&offset=1`);
    const { endpoints, total_count: total } = page.json<{ endpoints: { id: string }[]; total_count: number }>();
    assert.deepEqual([endpoints.map(({ id }) => id), total], [[second], 2]);
    const other = await test.call("GET", "vpcep", "/v1/{project}/vpc-endpoints?vpc_id=none");
    assert.deepEqual(other.json()["endpoints"], []);
    const services = await test.call("GET", "vpcep", "/v1/{project}/vpc-endpoint-services/public");
    assert.equal(services.json()["total_count"], endpointServices(credentials.region).length);
  });

  it("keeps its subnet and its VPC from going", async () => {
    const id = await make();
    const subnet = await test.call("DELETE", "vpc", `/v1/{project}/vpcs/${ground.vpc}/subnets/${ground.subnet}`);
    assert.deepEqual([subnet.status, subnet.text.includes("VPC endpoint")], [409, true]);
    assert.equal((await test.call("DELETE", "vpcep", `/v1/{project}/vpc-endpoints/${id}`)).status, 204);
    await test.until(
      () => test.call("GET", "vpcep", `/v1/{project}/vpc-endpoints/${id}`),
      (answer) => answer.status === 404,
    );
    const gateway = await make({ endpoint_service_id: serviceId(".obsv2") });
    assert.equal(
      (await test.call("DELETE", "vpc", `/v1/{project}/vpcs/${ground.vpc}/subnets/${ground.subnet}`)).status,
      204,
    );
    const vpc = await test.call("DELETE", "vpc", `/v1/{project}/vpcs/${ground.vpc}`);
    assert.deepEqual([vpc.status, vpc.text.includes(gateway)], [409, true]);
  });
});
