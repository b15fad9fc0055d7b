import assert from "node:assert/strict";
import { addonTemplates } from "../../local/cloud/addon-templates";
import { ClusterAddons, type ClusterAddonsArgs } from "../../components";
import { type AddonValues, volcanoValues } from "../../components/addon-values";
import { register, valueOf } from "../support/mock-engine";

const args: ClusterAddonsArgs = { clusterId: "cluster", volcanoVersion: "1.18.3", npuVersion: "2.1.53" };

const everything: Partial<ClusterAddonsArgs> = {
  npdVersion: "1.19.25",
  metricsServerVersion: "1.3.90",
  nodeLocalDnsVersion: "1.6.62",
  logAgentVersion: "1.7.3",
  clusterName: "dev-cluster",
  projectId: "project",
};

/** The add-ons that are installed, by template, with their values read. */
async function installed(change: Partial<ClusterAddonsArgs> = {}) {
  const all = await register(() => new ClusterAddons("addons", { ...args, ...change }));
  const addons = all.filter(({ type }) => type === "huaweicloud:index/cceAddon:CceAddon");
  return new Map(
    addons.map(({ inputs }) => {
      const { basicJson, customJson, flavorJson } = inputs["values"] as Record<string, string>;
      const [basic, custom, flavor] = [basicJson, customJson, flavorJson].map(
        (text = "") => JSON.parse(text) as Record<string, unknown>,
      );
      return [String(inputs["templateName"]), { version: inputs["version"], basic, custom, flavor }];
    }),
  );
}

describe("ClusterAddons", () => {
  it("installs Volcano and the NPU add-on, and others only where a version is given", async () => {
    assert.deepEqual([...(await installed()).keys()], ["huawei-npu", "volcano"]);
    assert.deepEqual(
      [...(await installed(everything))].map(([template, { version }]) => [template, version]),
      [
        ["huawei-npu", "2.1.53"],
        ["log-agent", "1.7.3"],
        ["metrics-server", "1.3.90"],
        ["node-local-dns", "1.6.62"],
        ["npd", "1.19.25"],
        ["volcano", "1.18.3"],
      ],
    );
  });

  it("leaves the device plugin to ModelArts where no version is given", async () => {
    const built: ClusterAddons[] = [];
    await register(() => built.push(new ClusterAddons("addons", { clusterId: "cluster", volcanoVersion: "1.18.3" })));
    const [addons] = built;
    assert(addons !== undefined);
    assert.deepEqual([await valueOf(addons.volcanoId), await valueOf(addons.npuId)], ["addons-volcano-id", undefined]);
  });

  it("writes out every value of the template but those that CCE fills in", async () => {
    const given = await installed(everything);
    for (const [template, { basic, custom, flavor }] of given) {
      const { parameters } = addonTemplates[template]?.input ?? { parameters: { custom: {} } };
      // Certificates, addresses and feature gates: empty in the template, which CCE or nobody fills in.
      const settings = Object.entries(parameters.custom).filter(([, value]) => value !== "");
      assert.deepEqual(
        settings.map(([key]) => key).filter((key) => !(key in (custom ?? {}))),
        [],
        template,
      );
      assert.deepEqual(basic, {});
      assert(Array.isArray(flavor?.["resources"]) && flavor["resources"].length > 0, template);
    }
  });

  it("schedules by NPU topology, and shares out among queues", async () => {
    const custom = (await installed()).get("volcano")?.custom ?? {};
    const { actions, tiers } = custom["default_scheduler_conf"] as {
      actions: string;
      tiers: { plugins: { name: string }[] }[];
    };
    assert.deepEqual(actions.split(", "), ["allocate", "backfill", "preempt", "reclaim"]);
    const plugins = tiers.flatMap((tier) => tier.plugins.map(({ name }) => name));
    for (const wanted of ["gang", "proportion", "cce-gpu-topology-predicate", "cce-gpu-topology-priority"]) {
      assert(plugins.includes(wanted), wanted);
    }
    assert(!plugins.includes("capacity"), "capacity and proportion exclude each other");
  });

  it("tells the log agent its cluster, and lets it make no collection of its own", async () => {
    const custom = (await installed(everything)).get("log-agent")?.custom ?? {};
    const { clusterID, clusterName, projectID, createDefaultEvent, createDefaultStdout } = custom;
    assert.deepEqual(
      { clusterID, clusterName, projectID, createDefaultEvent, createDefaultStdout },
      {
        clusterID: "cluster",
        clusterName: "dev-cluster",
        projectID: "project",
        createDefaultEvent: false,
        createDefaultStdout: false,
      },
    );
  });

  it("refuses what cannot be installed, all at once", () => {
    const why = "got nothing; the log agent reports it with every line (huaweicloud.com, api-cce, cce_02_0422)";
    assert.throws(() => new ClusterAddons("addons", { ...args, nodes: -1, logAgentVersion: "1.7.3" }), {
      message: [
        "ClusterAddons addons:",
        "  nodes: got -1; a whole number, 0 or more",
        `  clusterName: ${why}`,
        `  projectId: ${why}`,
      ].join("\n"),
    });
  });
});

describe("Volcano's size", () => {
  const scheduler = ({ flavor }: AddonValues) =>
    (flavor["resources"] as Record<string, string>[]).find(({ name }) => name === "volcano-scheduler");

  for (const { nodes, cpu, memory } of [
    { nodes: 0, cpu: ["500m", "2000m"], memory: ["500Mi", "2000Mi"] },
    { nodes: 99, cpu: ["500m", "2000m"], memory: ["500Mi", "2000Mi"] },
    { nodes: 100, cpu: ["1000m", "2500m"], memory: ["1500Mi", "2500Mi"] },
    { nodes: 1000, cpu: ["5500m", "7000m"], memory: ["10500Mi", "11500Mi"] },
  ]) {
    it(`is the manual's for ${nodes} nodes`, () => {
      const { requestsCpu, limitsCpu, requestsMem, limitsMem } = scheduler(volcanoValues(nodes)) ?? {};
      assert.deepEqual({ cpu: [requestsCpu, limitsCpu], memory: [requestsMem, limitsMem] }, { cpu, memory });
    });
  }
});
