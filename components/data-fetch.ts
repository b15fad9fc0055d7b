import { createHash } from "node:crypto";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { nearestName } from "../catalogue";
import { type ArgumentFault, refuseFaults } from "./argument-faults";
import { FETCH_ANNOTATION, FETCH_COMMAND, type FetchSecret, type FetchSettings } from "./fetch-script";
import { SHARE_MOUNT_PATH, typeToken, workloadLabels } from "./names";
import { podIdentity } from "./pod-identity";
import { RESTRICTED_CONTAINER } from "./restricted-container";
import { DATA_KINDS, workDirectory } from "./work-directory";

/** A file at an address. */
export interface UrlSource {
  /** Address, `https://…`, without user name or password. */
  address: string;
  /** SHA-256 of the file, hexadecimal. */
  sha256: string;
  /** Name that the file gets. Defaults to the last part of the address. */
  fileName?: string;
}

/** Objects of an OBS bucket. */
export interface ObsSource {
  /** Name of the bucket. */
  bucket: string;
  /** Key of an object; with a slash at its end, all objects whose keys begin with it. */
  key: string;
  /** OBS of the bucket's region, as a host name: `obs.cn-southwest-2.myhuaweicloud.com`. */
  endpoint: string;
  /** Access key of a user who may list and read the bucket. A secret. */
  accessKey: pulumi.Input<string>;
  /** Its secret access key, at most 64 characters. A secret. */
  secretKey: pulumi.Input<string>;
  /** What tells one content of the key from the next, for example a version: a change of it fetches again. Defaults to nothing. */
  revision?: string;
}

/** A repository of Hugging Face or ModelScope. */
export interface HubSource {
  /** Owner and name: `Qwen/Qwen2-7B`. */
  repository: string;
  /** Commit, tag or branch. What a branch is later is not fetched again, so that a commit is best. */
  revision: string;
  /** `model` or `dataset`. Defaults to `model`, of data of the kind `dataset` to `dataset`. */
  repositoryType?: string;
  /** Address of a mirror, of Hugging Face only: `https://…`. Defaults to Hugging Face itself. */
  endpoint?: string;
  /** Token of a user who may read the repository. A secret. Defaults to none. */
  token?: pulumi.Input<string>;
}

/** Arguments of DataFetch: one of `url`, `obs`, `huggingFace` and `modelScope`, and where it goes. */
export interface DataFetchArgs {
  /** Name of the data set. */
  dataSet: string;
  /** A file at an address. */
  url?: UrlSource;
  /** Objects of an OBS bucket. */
  obs?: ObsSource;
  /** A repository of Hugging Face. */
  huggingFace?: HubSource;
  /** A repository of ModelScope. */
  modelScope?: HubSource;
  /** `dataset`, `weights`, `tokenizer` or `package`: decides where it goes by default. Defaults to `dataset`. */
  kind?: string;
  /**
   * Directory to fill, below the root of the share: `models/llama2-13b`. The directory that it lies in must belong to user 1000.
   * Defaults to the manual's layout (seed 000, line 41): `models/<data set>` for weights, `tokenizers/…`, `packages/…`, and
   * `training_data/…` for data sets, or `datasets/…` where `training_data` is linked to a bucket.
   */
  directory?: string;
  /**
   * Lines of `sha256sum` that the content must fulfil, with names below the directory. Defaults to what the source states: a
   * file `SHA256SUMS` in it, and the hub's own hashes.
   */
  checksums?: string;
  /** Directory of the share that is linked to a bucket. Nothing is fetched into it. Defaults to none. */
  linkedDirectory?: pulumi.Input<string>;
  /** Namespace of the job; Pod Security level `restricted` is enough. Its pods must reach the source. */
  namespace: pulumi.Input<string>;
  /** Claim of the share in that namespace. */
  claimName: pulumi.Input<string>;
  /**
   * Image of the job: bash, curl and GNU coreutils, and for the hubs `huggingface_hub` 0.23 or newer, or `modelscope`; where it
   * lacks these, pip installs them at each run.
   */
  image: pulumi.Input<string>;
  /** Service account of the pods, in that namespace. Defaults to the namespace's own. */
  serviceAccountName?: pulumi.Input<string>;
  /** Parts, files or connections at a time, 1 to 64. Defaults to 8. */
  parallel?: number;
  /** Longest time of all attempts together, in minutes. Defaults to 1440, a day. */
  timeLimitMinutes?: number;
}

/**
 * Brings data from the network onto the SFS Turbo share by a job in the cluster, without a way round by this machine: resumed
 * where it was interrupted, several parts at a time, every file checked by its hash, with its progress in the job's log. What
 * is there already is not fetched again; another source or revision is, and what was there before is kept beside it under
 * another name. Deleting the component deletes no data. The nodes need a way to the source, for example a NAT gateway.
 */
export class DataFetch extends pulumi.ComponentResource {
  /**
   * Path of the file, or of the directory where there are several, in containers that mount the share at `/mnt/sfs_turbo`; known
   * once everything was fetched and checked.
   */
  public readonly path: pulumi.Output<string>;
  /** What identifies the content: changes with source, revision and checksums, and with nothing else. */
  public readonly fingerprint: pulumi.Output<string>;

  constructor(name: string, args: DataFetchArgs, opts?: pulumi.ComponentResourceOptions) {
    super(typeToken("DataFetch"), name, args, opts);
    refuseFaults(`DataFetch ${name}`, faultsOf(args));
    const { settings, secrets, file } = sourceOf(args);
    const checksums = args.url === undefined ? args.checksums : `${args.url.sha256}  ${file ?? ""}\n`;
    const fingerprint = createHash("sha256")
      .update(JSON.stringify([identityOf(args), checksums?.trim() ?? ""]))
      .digest("hex");
    const directory = pulumi.output(args.linkedDirectory ?? "").apply((linked) => directoryOf(args, linked));
    const job = fetchJob(
      name,
      {
        ...args,
        settings: {
          ...settings,
          TARGET: pulumi.interpolate`${SHARE_MOUNT_PATH}/${directory}`,
          FINGERPRINT: fingerprint,
          PARALLEL: String(args.parallel ?? 8),
          ...(checksums === undefined ? {} : { CHECKSUMS: checksums }),
        },
        secrets,
        fingerprint,
      },
      this,
    );
    this.fingerprint = pulumi.output(fingerprint);
    this.path = pulumi
      .all([directory, job.id])
      .apply(([filled]) => [SHARE_MOUNT_PATH, filled, ...(file === undefined ? [] : [file])].join("/"));
    this.registerOutputs({ path: this.path, fingerprint: this.fingerprint });
  }
}

/** A source in the words of the script. */
interface Source {
  settings: Omit<FetchSettings, "TARGET" | "FINGERPRINT">;
  secrets: Partial<Record<FetchSecret, pulumi.Input<string>>>;
  /** Name of the only file, where there is one only. */
  file?: string;
}

function sourceOf(args: DataFetchArgs): Source {
  const { url, obs, huggingFace, modelScope } = args;
  if (url !== undefined) {
    const file = fileNameOf(url);
    return { settings: { SOURCE: "url", URL: url.address, FILE_NAME: file }, secrets: {}, file };
  }
  if (obs !== undefined) {
    const endpoint = obs.endpoint.includes("://") ? obs.endpoint.replace(/\/+$/, "") : `https://${obs.endpoint}`;
    const last = obs.key.split("/").at(-1) ?? "";
    return {
      settings: { SOURCE: "obs", OBS_ENDPOINT: endpoint, OBS_BUCKET: obs.bucket, OBS_KEY: obs.key },
      secrets: { OBS_ACCESS_KEY: obs.accessKey, OBS_SECRET_KEY: obs.secretKey },
      ...(last === "" ? {} : { file: last }),
    };
  }
  const hub = huggingFace ?? modelScope;
  const token = hub?.token;
  const repository = {
    REPOSITORY: hub?.repository ?? "",
    REVISION: hub?.revision ?? "",
    REPOSITORY_TYPE: hub?.repositoryType ?? ((args.kind ?? "dataset") === "dataset" ? "dataset" : "model"),
  };
  return huggingFace === undefined
    ? {
        settings: { SOURCE: "modelscope", ...repository },
        secrets: token === undefined ? {} : { MODELSCOPE_API_TOKEN: token },
      }
    : {
        settings: {
          SOURCE: "hugging-face",
          ...repository,
          ...(huggingFace.endpoint === undefined ? {} : { HF_ENDPOINT: huggingFace.endpoint }),
        },
        secrets: token === undefined ? {} : { HF_TOKEN: token },
      };
}

/** What makes a source another one. Not a mirror: it has the same content; and no secret. */
function identityOf({ url, obs, huggingFace, modelScope }: DataFetchArgs): unknown {
  if (url !== undefined) return ["url", url.sha256.toLowerCase(), fileNameOf(url)];
  if (obs !== undefined) return ["obs", obs.bucket, obs.key, obs.revision ?? ""];
  const hub = huggingFace ?? modelScope;
  return [huggingFace === undefined ? "modelscope" : "hugging-face", hub?.repository, hub?.revision];
}

function fileNameOf({ address, fileName }: UrlSource): string {
  if (fileName !== undefined) return fileName;
  const { pathname } = new URL(address);
  return decodeURIComponent(pathname.split("/").at(-1) ?? "");
}

/** Directory to fill, below the root of the share; throws where it lies in the linked one. */
function directoryOf({ dataSet, kind, directory }: DataFetchArgs, linked: string): string {
  const chosen = directory ?? workDirectory(kind ?? "dataset", dataSet, linked);
  if (linked !== "" && (chosen === linked || chosen.startsWith(`${linked}/`))) {
    const rule =
      `"${linked}" is linked to a bucket: what is written there is exported, and user 1000 cannot write it; choose ` +
      "another directory (provider documentation, sfs_turbo_obs_target)";
    refuseFaults(`DataFetch of ${dataSet}`, [{ propertyPath: "directory", reason: `got "${chosen}"; ${rule}` }]);
  }
  return chosen;
}

/** What the job runs with. */
interface Fetch {
  namespace: pulumi.Input<string>;
  claimName: pulumi.Input<string>;
  image: pulumi.Input<string>;
  serviceAccountName?: pulumi.Input<string>;
  timeLimitMinutes?: number;
  settings: Record<string, pulumi.Input<string>>;
  secrets: Source["secrets"];
  fingerprint: string;
}

function fetchJob(name: string, fetch: Fetch, parent: pulumi.Resource): k8s.batch.v1.Job {
  const labels = workloadLabels("fetch", name);
  const secretNames = Object.keys(fetch.secrets);
  const secret =
    secretNames.length === 0
      ? undefined
      : new k8s.core.v1.Secret(
          name,
          {
            metadata: { name: `${name}-fetch`, namespace: fetch.namespace, labels },
            type: "Opaque",
            stringData: Object.fromEntries(
              Object.entries(fetch.secrets).map(([key, value]) => [key, pulumi.secret(value)]),
            ),
          },
          { parent, deleteBeforeReplace: true, additionalSecretOutputs: ["stringData", "data"] },
        );
  const seconds = (fetch.timeLimitMinutes ?? 1440) * 60;
  const resources = { cpu: "4", memory: "8Gi" };
  return new k8s.batch.v1.Job(
    name,
    {
      metadata: { name: `${name}-fetch`, namespace: fetch.namespace, labels },
      spec: {
        // The script itself tries again. Of a job that ends for another reason than this limit or its deadline, Pulumi does not
        // see that it failed (pulumi/cloud-ready-checks, job/check.go), so its pods' failures are not told apart here.
        backoffLimit: 0,
        activeDeadlineSeconds: seconds,
        podFailurePolicy: {
          // A drained node is no failed fetch: the next pod goes on.
          rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] }],
        },
        template: {
          metadata: { labels, annotations: { [FETCH_ANNOTATION]: fetch.fingerprint } },
          spec: {
            restartPolicy: "Never",
            ...podIdentity(fetch.serviceAccountName),
            containers: [
              {
                name: "fetch",
                image: fetch.image,
                command: [...FETCH_COMMAND],
                env: [
                  ...Object.entries({ HOME: "/tmp", ...fetch.settings }).map(([key, value]) => ({ name: key, value })),
                  ...secretNames.map((key) => ({
                    name: key,
                    valueFrom: { secretKeyRef: { name: secret?.metadata.name ?? "", key } },
                  })),
                ],
                securityContext: RESTRICTED_CONTAINER,
                resources: { requests: resources, limits: resources },
                // The end of its log is then what the failed `up` says.
                terminationMessagePolicy: "FallbackToLogsOnError",
                volumeMounts: [
                  { name: "share", mountPath: SHARE_MOUNT_PATH },
                  { name: "scratch", mountPath: "/tmp" },
                ],
              },
            ],
            volumes: [
              { name: "share", persistentVolumeClaim: { claimName: fetch.claimName } },
              { name: "scratch", emptyDir: {} },
            ],
          },
        },
      },
    },
    { parent, deleteBeforeReplace: true, customTimeouts: { create: `${seconds + 600}s` } },
  );
}

function faultsOf(args: DataFetchArgs): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const fault = (propertyPath: string, got: unknown, rule: string): void => {
    faults.push({ propertyPath, reason: `got ${got === undefined ? "nothing" : JSON.stringify(got)}; ${rule}` });
  };
  const { url, obs, huggingFace, modelScope, kind, directory, checksums, parallel, timeLimitMinutes } = args;
  const given = Object.entries({ url, obs, huggingFace, modelScope }).filter(([, source]) => source !== undefined);
  if (given.length !== 1) {
    const got = given.length === 0 ? undefined : given.map(([key]) => key).join(" and ");
    fault("url", got, "one of url, obs, huggingFace and modelScope");
  }
  if (kind !== undefined && !DATA_KINDS.includes(kind)) {
    const nearest = nearestName(kind, DATA_KINDS);
    fault("kind", kind, nearest === undefined ? `one of ${DATA_KINDS.join(", ")}` : `did you mean "${nearest}"?`);
  }
  if (directory !== undefined && !isRelativePath(directory)) {
    fault("directory", directory, 'a path below the root of the share, for example "models/llama2-13b"');
  }
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(args.dataSet)) {
    fault("dataSet", args.dataSet, "lower-case letters, digits, hyphens and dots, with a letter or digit first");
  }
  if (checksums !== undefined) {
    const wrong = checksums.split("\n").find((line) => line.trim() !== "" && !/^[0-9a-f]{64} [ *]\S/i.test(line));
    if (wrong !== undefined) fault("checksums", wrong, "64 hexadecimal digits, two spaces, and the name of the file");
    if (url !== undefined) fault("checksums", "a list", "leave it out: url.sha256 says it");
  }
  if (parallel !== undefined && !(Number.isInteger(parallel) && parallel >= 1 && parallel <= 64)) {
    fault("parallel", parallel, "1 to 64");
  }
  if (timeLimitMinutes !== undefined && !(Number.isInteger(timeLimitMinutes) && timeLimitMinutes >= 1)) {
    fault("timeLimitMinutes", timeLimitMinutes, "whole minutes, 1 or more");
  }
  if (url !== undefined) faults.push(...urlFaults(url));
  if (obs !== undefined) faults.push(...obsFaults(obs));
  if (huggingFace !== undefined) faults.push(...hubFaults("huggingFace", huggingFace));
  if (modelScope !== undefined) faults.push(...hubFaults("modelScope", modelScope));
  return faults;
}

function isRelativePath(path: string): boolean {
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function urlFaults(source: UrlSource): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  const { address, sha256 } = source;
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  if (parsed?.protocol !== "https:" || parsed.username !== "" || parsed.password !== "") {
    // An address that has a password in it is not shown.
    const shown = parsed === undefined || parsed.password === "" ? `"${address}"` : "an address with a password";
    faults.push({
      propertyPath: "url.address",
      reason: `got ${shown}; https:// and a host, without user and password`,
    });
  } else if (!isRelativePath(fileNameOf(source)) || fileNameOf(source).includes("/")) {
    const reason = `got ${JSON.stringify(source.fileName)}; the address ends in no name: say what the file is called`;
    faults.push({ propertyPath: "url.fileName", reason });
  }
  if (!/^[0-9a-f]{64}$/i.test(sha256)) {
    faults.push({ propertyPath: "url.sha256", reason: `got "${sha256}"; 64 hexadecimal digits` });
  }
  return faults;
}

function obsFaults({ key, endpoint }: ObsSource): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  if (key.startsWith("/") || key.split("/").some((part) => part === "..")) {
    faults.push({ propertyPath: "obs.key", reason: `got "${key}"; a key of OBS has no slash first and no ".."` });
  }
  if (!/^(https?:\/\/)?[\w.-]+(:\d+)?\/?$/.test(endpoint)) {
    const rule = "host name of OBS in the bucket's region, for example obs.cn-southwest-2.myhuaweicloud.com";
    faults.push({ propertyPath: "obs.endpoint", reason: `got "${endpoint}"; ${rule}` });
  }
  return faults;
}

function hubFaults(key: string, { repository, revision, repositoryType, endpoint }: HubSource): ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    faults.push({ propertyPath: `${key}.repository`, reason: `got "${repository}"; owner and name: "Qwen/Qwen2-7B"` });
  }
  if (!/^[\w.][\w./-]*$/.test(revision)) {
    faults.push({ propertyPath: `${key}.revision`, reason: `got "${revision}"; a commit, a tag or a branch` });
  }
  if (repositoryType !== undefined && repositoryType !== "model" && repositoryType !== "dataset") {
    faults.push({ propertyPath: `${key}.repositoryType`, reason: `got "${repositoryType}"; model or dataset` });
  }
  if (endpoint !== undefined && (key === "modelScope" || !/^https:\/\/[\w.-]+(:\d+)?$/.test(endpoint))) {
    const rule =
      key === "modelScope" ? "ModelScope's client has no mirror: leave it out" : "https:// and the mirror's host";
    faults.push({ propertyPath: `${key}.endpoint`, reason: `got "${endpoint}"; ${rule}` });
  }
  return faults;
}
