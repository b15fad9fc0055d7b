import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { registryPassword as swrPassword } from "../../../components/container-image";
import type { KubernetesObject } from "../../../local/cluster/objects";
import { exportState } from "../../../operations/stack-state";
import type { ObjectDrift } from "../../support/object-drift";
import { makeDrifts, missedDrifts } from "../../support/object-drift";
import {
  DATA_SET,
  leavesNothing,
  nothingLeftToDo,
  refusesInPreview,
  type Refused,
  type Variant,
  type Variants,
  withSettings,
} from "../../support/platform-variants";
import { leaks, type SearchedText, textsBelow } from "../../support/secret-search";
import { everyObject } from "../../support/stack-cluster";
import { readSections, type Sections, withChange } from "../../support/stack-files";
import type { Turbo } from "./cce-turbo";

/** What the other stack has, and the example needs. */
interface ExistingIds {
  readonly vpc: string;
  readonly subnet: string;
  readonly securityGroup: string;
  readonly cluster: string;
  readonly share: string;
  readonly shareAddress: string;
  readonly bucket: string;
  readonly organization: string;
}

/** Workloads on what another stack has made, described and not created: the example, with that stack's ids. */
function sectionsFor(ids: ExistingIds): Sections {
  return withSettings(readSections("examples/Pulumi.existing-cluster.yaml"), [
    { path: ["platform", "namespace"], value: "guest" },
    {
      path: ["platform", "network", "existing"],
      value: { vpcId: ids.vpc, subnetId: ids.subnet, securityGroupId: ids.securityGroup },
    },
    { path: ["platform", "cluster", "existing", "clusterId"], value: ids.cluster },
    { path: ["platform", "nodePools", 0, "nodes"], value: 4 },
    {
      path: ["platform", "storage", "sfsTurbo", "existing"],
      value: { shareId: ids.share, exportLocation: ids.shareAddress },
    },
    { path: ["platform", "storage", "bucket", "name"], value: ids.bucket },
    { path: ["platform", "registry", "organization"], value: ids.organization },
    {
      path: ["data"],
      value: [
        { name: "cluster-operations", file: DATA_SET },
        {
          name: "qwen2-5-14b",
          kind: "tokenizer",
          huggingFace: { repository: "Qwen/Qwen2.5-14B", revision: "0123456789abcdef0123456789abcdef01234567" },
        },
        { name: "qwen2-7b", kind: "tokenizer", modelScope: { repository: "Qwen/Qwen2-7B", revision: "v1.0.0" } },
      ],
    },
    { path: ["training"], value: [] },
    { path: ["serving"], value: [{ name: "guest", model: "llama2-13b", maxModelLen: 8192 }] },
  ]);
}

const REFUSALS: readonly Refused[] = [
  {
    what: "a way out of a network that exists",
    settings: [{ path: ["platform", "network", "nat"], value: {} }],
    says: [/platform\.network\.nat: got /],
  },
  {
    what: "a public address of a cluster that exists",
    settings: [{ path: ["platform", "cluster", "publicAccess"], value: { allowedCidrs: ["203.0.113.0/24"] } }],
    says: [/platform\.cluster\.publicAccess: got |publicAccess: got a value; a cluster that exists stays as it is/],
  },
];

/** A Secret that a download reads its token from, changed in the cluster. */
const TOKEN_DRIFT: ObjectDrift = {
  resource: "kubernetes:core/v1:Secret data-qwen2-7b",
  path: "/api/v1/namespaces/guest-data/secrets/data-qwen2-7b-fetch",
  patch: { data: { MODELSCOPE_API_TOKEN: Buffer.from("somebody's").toString("base64") } },
  shown: { operation: "replace", property: "data" },
};

/**
 * Adds the tests of workloads on what exists: what another stack has made, of which this one knows ids and a kubeconfig.
 *
 * @returns what resolves when the stack is gone
 */
export function existingCluster(variants: Variants, turbo: Turbo): Promise<void> {
  const guest = variants.stack("guest", "first").in(turbo.isUp);
  const { lane } = guest;
  let existing: Record<string, unknown[]>;
  let secrets: Record<string, string>;
  lane.need("are used as they are", async () => {
    existing = await guest.environment().objects();
    guest.configure(sectionsFor(await idsOf(turbo.main)));
    secrets = await setSecrets(variants, guest, turbo.main);
    const created = await guest.up();
    console.log(`      up: ${String(created.length)} resources`);
    const inCloud = Object.entries(await guest.environment().objects())
      .filter(([kind, list]) => list.length !== (existing[kind]?.length ?? 0))
      .map(([kind]) => kind);
    assert.deepEqual(inCloud.sort(), ["dataTasks", "objects"], "something else than an upload was made in the cloud");
  });
  nothingLeftToDo(guest);
  lane.step("take a change of a service in place", async () => {
    guest.configure(withChange(guest.sections(), ["serving", 0, "maxModelLen"], 4096));
    const changes = await guest.pulumi("up", "--yes");
    assert.deepEqual(
      // A rollout is watched by a program.
      changes.filter(({ resource }) => resource !== "command:local:Command guest"),
      [{ operation: "update", resource: "kubernetes:apps/v1:Deployment guest", properties: ["spec"] }],
    );
  });
  lane.step("show a token that somebody changed in the cluster, and get it back", async () => {
    await guest.withCluster((api) => makeDrifts(api, [TOKEN_DRIFT]));
    assert.deepEqual(missedDrifts([TOKEN_DRIFT], await guest.pulumi("preview", "--refresh")), []);
    await guest.up("--refresh");
    assert.deepEqual(await guest.pulumi("preview", "--refresh"), []);
  });
  refusesInPreview(guest, REFUSALS);
  lane.step("got every secret where it belongs", async () => {
    const { canaries, hubs } = variants;
    const logins = await secretData(guest, "guest-train", "registry-logins");
    assert.equal(logins[".dockerconfigjson"], canaries.pullSecret);
    const token = await secretData(guest, "guest-data", "data-qwen2-7b-fetch");
    assert.equal(token["MODELSCOPE_API_TOKEN"], canaries.modelScopeToken);
    const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
    assert.equal(hubs.tokenHash("hf"), hash(canaries.huggingFaceToken));
    assert.equal(hubs.tokenHash("modelscope"), hash(canaries.modelScopeToken));
  });
  lane.step("show no secret in state, output, events, manifests, nor in the cloud's log and its memory", async () => {
    const searched = await searchedTexts(variants, guest);
    for (const place of [
      /stacks.*guest\.json/,
      /^events of pulumi up/,
      /daemon\.log/,
      /batch\/v1\/jobs/,
      /state\.json/,
    ]) {
      const found = searched.some((each) => place.test(each.place) && each.text.length > 100);
      assert(found, `nothing was searched of ${String(place)}`);
    }
    assert.deepEqual(leaks(searched, secrets), []);
  });
  lane.step("are searched in a way that finds a secret where it is", async () => {
    const inCluster = await guest.withCluster((api) => api.list("/api/v1/secrets"));
    const found = leaks(
      [
        { place: "Secrets", text: JSON.stringify(inCluster) },
        { place: "outputs", text: JSON.stringify(await guest.outputs()) },
        ...textsBelow(guest.environment().stateDirectory).map(({ text }) => ({ place: "files", text })),
      ],
      secrets,
    );
    for (const line of [
      "token for Hugging Face in Secrets",
      "token for ModelScope in Secrets",
      "login of a registry in Secrets",
      "client key of the kubeconfig in outputs",
      "a line of the client key in outputs",
      // The local cloud keeps the credentials that it takes.
      "access key in files",
      "secret key in files",
    ]) {
      assert(found.includes(line), line);
    }
  });
  leavesNothing(guest);
  lane.step("exist as before when the stack is gone", async () => {
    const left = await guest.environment().objects();
    for (const [kind, list] of Object.entries(existing)) {
      const ids = new Set(left[kind]?.map((each) => (each as { id: string }).id));
      for (const each of list) assert(ids.has((each as { id: string }).id), `${kind}: ${JSON.stringify(each)} is gone`);
    }
  });
  lane.step("show no secret in anything that the engine said until the end", () => {
    assert.deepEqual(leaks(variants.printed, secrets), []);
    return Promise.resolve();
  });
  return lane.reached();
}

/** Sets all secrets of the stack, and returns what must be found nowhere. */
async function setSecrets({ canaries }: Variants, guest: Variant, platform: Variant): Promise<Record<string, string>> {
  const kubeconfig = String((await platform.outputs())["kubeconfig"]);
  const { HW_ACCESS_KEY: accessKey = "", HW_SECRET_KEY: secretKey = "" } = guest.environment().settings.environment;
  const { huggingFaceToken, modelScopeToken, registryPassword, pullSecret } = canaries;
  await guest.setSecrets({
    kubeconfig,
    accessKey,
    secretKey,
    huggingFaceToken,
    modelScopeToken,
    imagePullSecret: pullSecret,
  });
  const clientKey = /"client-key-data": ?"([^"]+)"/.exec(kubeconfig)?.[1] ?? "";
  return {
    "access key": accessKey,
    "secret key": secretKey,
    "password of the image registry": swrPassword(accessKey, secretKey),
    "token for Hugging Face": huggingFaceToken,
    "token for ModelScope": modelScopeToken,
    "login of a registry": registryPassword,
    "client key of the kubeconfig": clientKey,
    "a line of the client key": Buffer.from(clientKey, "base64").toString().split("\n")[3] ?? "",
  };
}

/** All texts in which no secret may be. */
async function searchedTexts({ printed }: Variants, guest: Variant): Promise<SearchedText[]> {
  const environment = guest.environment();
  const { stateDirectory } = environment;
  const inCluster = await guest.withCluster(everyObject);
  for (const kind of ["/api/v1/pods", "/api/v1/events"]) assert((inCluster.get(kind)?.length ?? 0) > 3, kind);
  inCluster.delete("/api/v1/secrets");
  return [
    ...textsBelow(join(stateDirectory, "pulumi")),
    ...textsBelow(join(stateDirectory, "stack-files")),
    ...textsBelow(join(stateDirectory, "cloud")),
    ...textsBelow(stateDirectory).filter(({ place }) => place.endsWith(".log")),
    ...printed,
    ...[...inCluster].map(([kind, list]) => ({ place: kind, text: JSON.stringify(list) })),
    { place: "requests", text: JSON.stringify(await environment.calls()) },
    { place: "objects", text: JSON.stringify(await environment.objects()) },
  ];
}

/** Data of a Secret of the cluster, decoded. */
function secretData(guest: Variant, namespace: string, name: string): Promise<Record<string, string>> {
  return guest.withCluster(async (api) => {
    const { data = {} } = await api.get<KubernetesObject & { data?: Record<string, string> }>(
      `/api/v1/namespaces/${namespace}/secrets/${name}`,
    );
    const decoded = Object.entries(data).map(([key, value]) => [key, Buffer.from(value, "base64").toString()] as const);
    return Object.fromEntries(decoded);
  });
}

/** What the other stack has made, from its state and its outputs. */
async function idsOf({ name, environment, outputs }: Variant): Promise<ExistingIds> {
  const { deployment } = await exportState(environment().settings, name);
  const idOf = (type: string, resourceName: string): string => {
    const found = deployment.resources?.find(
      (resource) => resource.type === `huaweicloud:index/${type}` && resource.urn.endsWith(`::${resourceName}`),
    );
    assert(found?.id !== undefined, `${type} ${resourceName} is not in the state`);
    return found.id;
  };
  const known = await outputs();
  const output = (key: string): string => String(known[key]);
  return {
    vpc: idOf("vpc:Vpc", "network"),
    subnet: idOf("vpcSubnet:VpcSubnet", "network"),
    securityGroup: idOf("networkingSecgroup:NetworkingSecgroup", "network-nodes"),
    cluster: output("clusterId"),
    share: output("shareId"),
    shareAddress: output("shareAddress"),
    bucket: output("bucket"),
    organization: output("registryOrganization"),
  };
}
