import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { addonTemplates, type AddonTemplate, isNewer, versionsFor } from "../addon-templates";
import { applyAddon, deleteAddon, hasNodes } from "../cluster-life";
import type { CloudContext } from "../context";
import { Refusal } from "../refusal";
import { parameter, queryValue, readBody } from "../request";
import type { Addon, Cluster, Json } from "../store";
import { availableCluster, clusterOf } from "./cce-cluster";

const values = z.looseObject({
  basic: z.record(z.string(), z.unknown()),
  custom: z.record(z.string(), z.unknown()).optional(),
  flavor: z.record(z.string(), z.unknown()).optional(),
});
const spec = z.object({
  version: z.string().default(""),
  clusterID: z.string(),
  addonTemplateName: z.string(),
  values,
});
const createBody = z.object({
  kind: z.literal("Addon"),
  metadata: z.looseObject({ annotations: z.object({ "addon.install/type": z.literal("install") }) }),
  spec,
});
const updateBody = z.object({
  kind: z.literal("Addon"),
  metadata: z.looseObject({ annotations: z.object({ "addon.upgrade/type": z.string() }) }),
  spec,
});

function refuse(message: string): Refusal {
  return new Refusal(400, "CCE.01400001", `Invalid request. ${message}`);
}

function templateOf(name: string): AddonTemplate {
  const template = addonTemplates[name];
  if (!template) {
    throw refuse(`addon template(${name}) does not exist: ${Object.keys(addonTemplates).join(", ")}.`);
  }
  return template;
}

/** The version that a cluster gets: the newest that is made for it where none is asked for. */
function versionOf(name: string, cluster: Cluster, asked: string): string {
  const release = String(cluster.spec["version"]);
  const versions = versionsFor(templateOf(name), release);
  const version = asked === "" ? versions[0] : versions.find((each) => each === asked);
  if (version === undefined) {
    throw refuse(
      `addon template version(${asked}) is invalid: for clusters of ${release}, ${name} has ${versions.join(", ") || "none"}.`,
    );
  }
  return version;
}

/** Values as CCE keeps them: what was sent, with the fields of `basic` that CCE fills in itself. */
function keptValues(template: AddonTemplate, sent: z.infer<typeof values>): Json {
  return { ...sent, basic: { ...template.input.basic, ...sent.basic } };
}

/** The status that is shown: without a node nothing of an add-on can run, which CCE shows as `abnormal`. */
function shownStatus(context: CloudContext, addon: Addon): string {
  const waits = addon.status === "installing" || addon.status === "upgrading";
  const starting = waits && Date.now() < addon.readyAt;
  const needsNode = (waits || addon.status === "running") && !starting;
  return needsNode && !hasNodes(context, addon.clusterId) ? "abnormal" : addon.status;
}

function versionBody(template: AddonTemplate, version: string): unknown {
  const made = template.versions.find((each) => each.version === version)?.clusters ?? [];
  return {
    version,
    input: template.input,
    stable: true,
    translate: {},
    supportVersions: [
      {
        clusterType: "VirtualMachine",
        clusterVersion: made.map((each) => `${each}.*`),
        category: ["CCE", "Turbo"],
      },
    ],
    creationTimestamp: "2025-01-01T00:00:00Z",
    updateTimestamp: "2025-01-01T00:00:00Z",
  };
}

function addonBody(context: CloudContext, addon: Addon): unknown {
  const template = templateOf(addon.templateName);
  return {
    kind: "Addon",
    apiVersion: "v3",
    metadata: {
      uid: addon.id,
      name: addon.templateName,
      creationTimestamp: new Date(addon.createdAt).toISOString(),
      updateTimestamp: new Date(addon.updatedAt).toISOString(),
    },
    spec: {
      clusterID: addon.clusterId,
      version: addon.version,
      addonTemplateName: addon.templateName,
      addonTemplateType: template.type,
      addonTemplateLabels: [],
      description: template.description,
      values: addon.values,
    },
    status: {
      status: shownStatus(context, addon),
      Reason: addon.reason,
      message: addon.reason,
      targetVersions: versionsFor(template, String(clusterOf(context, addon.clusterId).spec["version"])).filter(
        (version) => isNewer(version, addon.version),
      ),
      isRollbackable: false,
      currentVersion: versionBody(template, addon.version),
    },
  };
}

/** The cluster of an add-on call: named by the host (`<cluster>.cce…`), by the query or by the body, and never by two at odds. */
function clusterIdOf(request: FastifyRequest, fromBody?: string): string {
  const named = [request.target.clusterId, queryValue(request, "cluster_id"), fromBody].filter(
    (id): id is string => id !== undefined,
  );
  const [first] = named;
  if (first === undefined) {
    throw refuse("cluster_id is missing.");
  }
  const other = named.find((id) => id !== first);
  if (other !== undefined) {
    throw refuse(`the call names two clusters: ${first} and ${other}.`);
  }
  return first;
}

/** Add-ons and add-on templates of CCE; the provider calls them at `<cluster id>.cce…`. */
export function cceAddonService(app: FastifyInstance, context: CloudContext): void {
  const { addons } = context.tables;

  function addonOf(request: FastifyRequest, fromBody?: string): Addon {
    const id = parameter(request, "id");
    const addon = addons.get(id);
    if (addon?.clusterId !== clusterIdOf(request, fromBody)) {
      throw new Refusal(404, "CCE.01404001", `Resource not found. Add-on ${id} does not exist.`);
    }
    return addon;
  }

  app.post("/api/v3/addons", (request, reply) => {
    const body = readBody(request, createBody);
    const cluster = availableCluster(context, clusterIdOf(request, body.spec.clusterID));
    const template = templateOf(body.spec.addonTemplateName);
    const version = versionOf(body.spec.addonTemplateName, cluster, body.spec.version);
    const present = [...addons.values()].find(
      (addon) => addon.clusterId === cluster.id && addon.templateName === body.spec.addonTemplateName,
    );
    if (present) {
      throw new Refusal(
        409,
        "CCE.01409001",
        `The resource already exists. Add-on ${present.templateName} is installed in cluster ${cluster.name}` +
          (template.preinstalled ? ": CCE installs it with the cluster, it cannot be created." : "."),
      );
    }
    const now = Date.now();
    const addon: Addon = {
      id: randomUUID(),
      createdAt: now,
      updatedAt: now,
      readyAt: now + context.delays.create,
      ...(request.effect?.failedState ? { failed: true } : {}),
      clusterId: cluster.id,
      templateName: body.spec.addonTemplateName,
      version,
      values: keptValues(template, body.spec.values),
      status: "installing",
      reason: "",
      preinstalled: false,
    };
    addons.set(addon.id, addon);
    applyAddon(context, addon.id);
    return reply.code(201).send(addonBody(context, addon));
  });
  app.get("/api/v3/addons", (request) => {
    const cluster = clusterOf(context, clusterIdOf(request));
    const all = [...addons.values()].filter((addon) => addon.clusterId === cluster.id);
    return { kind: "Addon", apiVersion: "v3", items: all.map((addon) => addonBody(context, addon)) };
  });
  app.get("/api/v3/addons/:id", (request) => addonBody(context, addonOf(request)));
  app.put("/api/v3/addons/:id", (request) => {
    const body = readBody(request, updateBody);
    const addon = addonOf(request, body.spec.clusterID);
    if (addon.templateName !== body.spec.addonTemplateName) {
      throw refuse(`add-on ${addon.id} is ${addon.templateName}, not ${body.spec.addonTemplateName}.`);
    }
    const version = versionOf(addon.templateName, availableCluster(context, addon.clusterId), body.spec.version);
    if (isNewer(addon.version, version)) {
      throw refuse(`add-on ${addon.templateName} ${addon.version} cannot become ${version}: it is only upgraded.`);
    }
    addon.version = version;
    addon.values = keptValues(templateOf(addon.templateName), body.spec.values);
    addon.status = "upgrading";
    addon.updatedAt = Date.now();
    addon.readyAt = addon.updatedAt + context.delays.create;
    applyAddon(context, addon.id);
    return addonBody(context, addon);
  });
  app.delete("/api/v3/addons/:id", (request, reply) => {
    const addon = addonOf(request);
    addon.status = "deleting";
    deleteAddon(context, addon.id);
    return reply.code(200).header("content-type", "application/json").send('"success"');
  });
  app.get("/api/v3/addontemplates", (request) => {
    const wanted = queryValue(request, "addon_template_name");
    return {
      kind: "Addon",
      apiVersion: "v3",
      items: Object.entries(addonTemplates)
        .filter(([name]) => wanted === undefined || name === wanted)
        .map(([name, template]) => ({
          kind: "Template",
          apiVersion: "v3",
          metadata: { uid: `template-${name}`, name },
          spec: {
            type: template.type,
            labels: [],
            logoURL: "",
            description: template.description,
            versions: template.versions.map(({ version }) => versionBody(template, version)),
          },
        })),
    };
  });
}
