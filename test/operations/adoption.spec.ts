import assert from "node:assert/strict";
import { type Adoption, isUnproven, withAdopted } from "../../operations/adoption";
import type { ResourceState, StackState } from "../../operations/stack-state";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const urn = (name: string): string => `urn:pulumi:dev::project::type::${name}`;
const provider: ResourceState = { urn: urn("provider"), type: "pulumi:providers:huaweicloud", custom: true, id: "p" };
const state = (...resources: ResourceState[]): StackState => ({
  version: 3,
  deployment: { resources: [provider, ...resources] },
});

function adoption(resource: Partial<ResourceState>, failed = false): Adoption {
  return {
    resource: { urn: urn("vpc"), type: "huaweicloud:index/vpc:Vpc", custom: true, ...resource },
    found: { id: "id-1", settled: true, failed },
  };
}

const resourcesOf = ({ deployment }: StackState): ResourceState[] => deployment.resources ?? [];

describe("a resource taken into the state", () => {
  it("has its id, its known inputs, and outputs on which the provider can read it", () => {
    const inputs = { name: "kinds", cidr: "10.0.0.0/8", description: unknown, __defaults: [] };
    const [, adopted] = resourcesOf(withAdopted(state(), [adoption({ inputs, protect: true })]));
    assert.deepEqual(adopted, {
      urn: urn("vpc"),
      type: "huaweicloud:index/vpc:Vpc",
      custom: true,
      id: "id-1",
      protect: true,
      inputs: { name: "kinds", cidr: "10.0.0.0/8" },
      outputs: { name: "kinds", cidr: "10.0.0.0/8", vpcId: "id-1" },
    });
  });

  it("has the outputs that its lookup gave", () => {
    const { resource, found } = adoption({ type: "huaweicloud:index/swrImageRetentionPolicy:SwrImageRetentionPolicy" });
    const adopted = { resource, found: { ...found, properties: { retentionId: "7" } } };
    assert.deepEqual(resourcesOf(withAdopted(state(), [adopted])).at(-1)?.outputs, {
      retentionId: "7",
      swrImageRetentionPolicyId: "id-1",
    });
  });

  it("is not said to have what only its creation does: a security group keeps its default rules in view", () => {
    const type = "huaweicloud:index/networkingSecgroup:NetworkingSecgroup";
    const inputs = { name: "nodes", deleteDefaultRules: true };
    const adopted = resourcesOf(withAdopted(state(), [adoption({ type, inputs })])).at(-1);
    assert.deepEqual(adopted?.inputs, inputs);
    assert.deepEqual(adopted.outputs, { name: "nodes", networkingSecgroupId: "id-1" });
  });

  it("can be deleted, and is replaced if it cannot be deleted now, when its creation failed", () => {
    const adopted = resourcesOf(withAdopted(state(), [adoption({ protect: true, retainOnDelete: true }, true)])).at(-1);
    assert.equal(adopted?.protect, false);
    assert.equal(adopted.retainOnDelete, false);
    assert.equal(adopted.taint, true);
  });

  it("brings the components along that it lies in, outermost first", () => {
    const outer: ResourceState = { urn: urn("platform"), type: "ascend:Platform", custom: false };
    const inner: ResourceState = { urn: urn("network"), type: "ascend:Network", custom: false, parent: outer.urn };
    const adopted = withAdopted(state(), [adoption({ parent: inner.urn })], [inner, outer]);
    assert.deepEqual(
      resourcesOf(adopted).map((resource) => resource.urn),
      [provider.urn, outer.urn, inner.urn, urn("vpc")],
    );
    const there = withAdopted(state(outer, inner), [adoption({ parent: inner.urn })], [inner, outer]);
    assert.equal(resourcesOf(there).length, 4);
  });

  it("depends on nothing that the state does not have", () => {
    const dependencies = [provider.urn, urn("gone")];
    const loose = { dependencies, propertyDependencies: { cidr: dependencies, name: [] }, deletedWith: urn("gone") };
    const adopted = resourcesOf(withAdopted(state(), [adoption(loose)])).at(-1);
    assert.deepEqual(adopted?.dependencies, [provider.urn]);
    assert.deepEqual(adopted.propertyDependencies, { cidr: [provider.urn], name: [] });
    assert.equal("deletedWith" in adopted, false);
    const tied = resourcesOf(withAdopted(state(), [adoption({ deletedWith: provider.urn })])).at(-1);
    assert.equal(tied?.deletedWith, provider.urn);
  });

  it("stands beside what it replaces, which waits for its deletion", () => {
    const before: ResourceState = { urn: urn("vpc"), type: "huaweicloud:index/vpc:Vpc", custom: true, id: "id-0" };
    const [, old, adopted] = resourcesOf(withAdopted(state(before), [adoption({})]));
    assert.deepEqual(old, { ...before, delete: true });
    assert.equal(adopted?.id, "id-1");
    assert.equal(adopted.delete, undefined);
  });

  it("is not there after all where its reading shows nothing of it", () => {
    const type = "huaweicloud:index/swrOrganizationPermissions:SwrOrganizationPermissions";
    const read = (outputs: Record<string, unknown>): ResourceState => ({ urn: urn("p"), type, custom: true, outputs });
    assert.equal(isUnproven(read({ organization: "images" })), true);
    assert.equal(isUnproven(read({ organization: "images", users: [] })), true);
    assert.equal(isUnproven(read({ organization: "images", users: [{ userName: "ada" }] })), false);
    assert.equal(isUnproven({ ...read({}), type: "huaweicloud:index/sfsTurboDir:SfsTurboDir" }), false);
  });
});
