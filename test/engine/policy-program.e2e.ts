import assert from "node:assert/strict";
import { join } from "node:path";
import { projectRoot } from "../../tools/paths";
import { temporaryProgram, type TemporaryProgram } from "../tools/temporary-program";

const HEAD = `
  import * as command from "@pulumi/command";
  import * as huaweicloud from "@pulumi/huaweicloud";
  import * as pulumi from "@pulumi/pulumi";
  const provider = new huaweicloud.Provider("provider", {
    region: "cn-southwest-2", accessKey: "a", secretKey: "s", projectId: "p", domainId: "d", skipCheckWebsiteType: true,
  });
  const address = new huaweicloud.VpcEip("address", {
    publicip: { type: "5_bgp" },
    bandwidth: { shareType: "PER", name: "b", size: 5, chargeMode: "traffic" },
  }, { provider }).address;
`;

/** A cluster with these inputs, as it should be otherwise. */
function cluster(inputs: string): string {
  return `new huaweicloud.CceCluster("cluster", {
    name: "cluster", flavorId: "cce.s1.small", vpcId: "v", subnetId: "s", containerNetworkType: "overlay_l2", ${inputs}
  }, { provider, protect: true, additionalSecretOutputs: ["kubeConfigRaw", "certificateUsers"] });`;
}

describe("the policy pack over values that are not known yet and secrets", function () {
  this.timeout(120_000);
  let program: TemporaryProgram;
  beforeEach(async () => {
    program = await temporaryProgram();
  });
  afterEach(() => {
    program.remove();
  });
  const preview = (): Promise<string> => program.pulumi("preview", "--policy-pack", join(projectRoot(), "policy"));

  it("refuses a public endpoint whose address only the update will know", async () => {
    program.write(HEAD + cluster("eip: address, customSans: [address],"));
    await assert.rejects(preview(), /\[mandatory\] *cluster-endpoint-closed[^]*cluster cluster: got a public address/);
  });

  it("decides about a resource where another of its inputs is not known", async () => {
    program.write(`${HEAD}${cluster('description: address, deleteAll: "true",')}`);
    await assert.rejects(
      preview(),
      /\[mandatory\] *cluster-keeps-volumes *\([^)]*: cluster\)[^]*deleteAll: got "true"/,
    );
  });

  it("refuses a credential that is plain text, and names resource and input", async () => {
    program.write(
      `${HEAD}new command.local.Command("push", { create: "true", environment: { SWR_PASSWORD: "canary" } });`,
    );
    await assert.rejects(preview(), (error: Error) => {
      assert.match(error.message, /\[mandatory\] *credential-is-secret *\(command:local:Command: push\)/);
      assert.match(error.message, /environment\.SWR_PASSWORD: got a credential as plain text/);
      assert.doesNotMatch(error.message, /canary/);
      return true;
    });
  });

  it("accepts the same credential as a secret, and a private cluster, without a word", async () => {
    const push = 'environment: { SWR_PASSWORD: pulumi.secret("canary"), ADDRESS: address }';
    program.write(`${HEAD}${cluster("")}new command.local.Command("push", { create: "true", ${push} });`);
    const output = await preview();
    assert.match(output, /ascend-stacks@v[^]*\(local/);
    assert.doesNotMatch(output, /\[(mandatory|advisory|remediate)\]|can't run policy/);
  });
});
