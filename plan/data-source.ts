import { softwarePackages } from "../catalogue";
import { planDataSet } from "./data-set";
import { isRejected, type Fault } from "./fault";
import { list, suggestion } from "./wording";

/** What data are for, and where each kind lies on the share by default. */
const KINDS = ["dataset", "weights", "tokenizer", "package"];

/** Keys of which an entry has exactly one. */
const SOURCES = ["file", "folder", "obs", "url", "huggingFace", "modelScope"] as const;

/** Names of branches, which move. */
const BRANCHES = ["main", "master"];

/** Data as their user describes them. */
export interface DataRequest {
  readonly name: string;
  /** `dataset`, `weights`, `tokenizer` or `package`. Defaults to `dataset`. */
  readonly kind?: string;
  /** Folder below the share's root. */
  readonly directory?: string;
  /** Format of a file. Defaults to `alpaca` for a file of kind `dataset`. */
  readonly format?: string;
  readonly file?: string;
  readonly folder?: string;
  readonly obs?: { readonly bucket: string; readonly key: string };
  readonly url?: { readonly address: string; readonly sha256?: string };
  readonly huggingFace?: { readonly repository: string; readonly revision?: string; readonly endpoint?: string };
  readonly modelScope?: { readonly repository: string; readonly revision?: string };
}

/** What is on the machine that runs the program. Paths are relative to the project's folder. */
export interface LocalFiles {
  /** Content of a file; undefined where there is none. */
  readonly file: (path: string) => Uint8Array | undefined;
  /** Bytes of all files of a folder; undefined where there is none. */
  readonly folder: (path: string) => number | undefined;
}

/** Data with everything decided. */
export interface DataPlan {
  readonly name: string;
  readonly kind: string;
  readonly directory: string;
  readonly format?: string;
  readonly bytes?: number;
  readonly file?: string;
  readonly folder?: string;
  readonly obs?: { readonly bucket: string; readonly key: string };
  readonly url?: { readonly address: string; readonly sha256: string };
  readonly huggingFace?: { readonly repository: string; readonly revision: string; readonly endpoint?: string };
  readonly modelScope?: { readonly repository: string; readonly revision: string };
}

/**
 * Where data of a kind lie in the manual's working directory (seed 000, line 41). What a job fetches stays out of the linked
 * directory, from which everything is exported to the bucket.
 */
function defaultDirectory(kind: string, name: string, linkedDirectory: string, isLocal: boolean): string {
  switch (kind) {
    case "weights":
      return `models/${name}`;
    case "tokenizer":
      return `tokenizers/${name}`;
    case "package":
      return isLocal ? "." : `packages/${name}`;
    default:
      return isLocal ? `${linkedDirectory}/${name}` : `${fetchedDataSets(linkedDirectory)}/${name}`;
  }
}

/** The manual's folder of data sets, or another where that is linked. */
function fetchedDataSets(linkedDirectory: string): string {
  return linkedDirectory === "training_data" ? "datasets" : "training_data";
}

/** The faults of a kind, and of a directory outside the share. */
function placeFaults(kind: string, directory: string | undefined): Fault[] {
  const faults: Fault[] = [];
  if (!KINDS.includes(kind)) {
    faults.push({ path: "kind", got: kind, rule: suggestion(kind, KINDS, "kinds of data"), source: [] });
  }
  const parts = directory?.split("/") ?? [];
  if (
    directory !== undefined &&
    directory !== "." &&
    parts.some((part) => part === "" || part === "." || part === "..")
  ) {
    const rule =
      "a folder below the share's root, without a slash at its ends, as models/llama2-13b; . for the root itself";
    faults.push({ path: "directory", got: directory, rule, source: [] });
  }
  return faults;
}

/** The fault of an entry without a source, or with two; none where there is one. */
function sourceFaults(request: DataRequest): Fault[] {
  const given = SOURCES.filter((key) => request[key] !== undefined);
  if (given.length === 1) {
    return [];
  }
  const got = given.length === 0 ? "no source" : list(given);
  const rule = `data come from one source; set one of ${list(SOURCES, "or")}`;
  return [{ path: "", got: { phrase: got }, rule, source: [] }];
}

/** The rule that an address breaks; undefined for a good one. */
function brokenAddressRule(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return "not an address; write it as https://example.com/file.json";
  }
  if (url.username !== "" || url.password !== "") {
    return "an address with a user name or a password in it ends up in state and logs; use one without";
  }
  return url.protocol === "https:" ? undefined : "what comes without encryption can be changed on its way; use https";
}

/** The fault of an address; none for a good one. A password in it is not shown. */
function addressFaults(path: string, address: string): Fault[] {
  const rule = brokenAddressRule(address);
  const got = address.includes("@") ? { phrase: "an address that is not shown" } : address;
  return rule === undefined ? [] : [{ path, got, rule, source: [] }];
}

/** The fault of a revision that is no commit, or none; none for a good one. */
function revisionFaults(path: string, revision: string | undefined, isPinned: boolean): Fault[] {
  if (isPinned) {
    return [];
  }
  const rule =
    path === "huggingFace.revision"
      ? "a branch or a tag can change under the stack; name the commit, 40 hexadecimal digits, from the repository's history"
      : "a branch changes under the stack; name a tag or a commit of the repository";
  return [{ path, got: revision, rule, source: [] }];
}

/** The fault of a repository that is not written as `organization/name`; none for a good one. */
function repositoryFaults(path: string, repository: string): Fault[] {
  const rule = "a repository is written organization/name, as Qwen/Qwen2.5-7B";
  return /^[\w.-]+\/[\w.-]+$/.test(repository) ? [] : [{ path, got: repository, rule, source: [] }];
}

/** The faults of sources that are elsewhere. */
function remoteFaults({ url, huggingFace, modelScope }: DataRequest): Fault[] {
  const faults: Fault[] = [];
  if (url !== undefined) {
    faults.push(...addressFaults("url.address", url.address));
    if (!/^[0-9a-f]{64}$/.test(url.sha256 ?? "")) {
      const rule = "the SHA-256 of the file, 64 hexadecimal digits in lower case: without it nobody knows what came";
      faults.push({ path: "url.sha256", got: url.sha256, rule, source: [] });
    }
  }
  if (huggingFace !== undefined) {
    const { repository, revision, endpoint } = huggingFace;
    faults.push(
      ...repositoryFaults("huggingFace.repository", repository),
      ...revisionFaults("huggingFace.revision", revision, /^[0-9a-f]{40}$/.test(revision ?? "")),
      ...(endpoint === undefined ? [] : addressFaults("huggingFace.endpoint", endpoint)),
    );
  }
  if (modelScope !== undefined) {
    const { repository, revision } = modelScope;
    const isPinned = revision !== undefined && revision !== "" && !BRANCHES.includes(revision);
    faults.push(
      ...repositoryFaults("modelScope.repository", repository),
      ...revisionFaults("modelScope.revision", revision, isPinned),
    );
  }
  return faults;
}

/** What the names of the manual's software packages begin with. */
function packagePrefixes(): string[] {
  return [...new Set(softwarePackages().map(({ name }) => name.replace(/-xxx\.zip$/, "")))];
}

/** The fault of a package that the manuals do not know; none for one of theirs. */
function packageFaults(path: string, file: string): Fault[] {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const prefixes = packagePrefixes();
  if (name.endsWith(".zip") && prefixes.some((prefix) => name.startsWith(prefix))) {
    return [];
  }
  const rule = `a package is one of the manuals' archives: ${list(
    prefixes.map((prefix) => `${prefix}-*.zip`),
    "or",
  )}`;
  return [{ path, got: file, rule, source: ["000:45", "001:25"] }];
}

/** What is known of local data. */
interface LocalData {
  readonly bytes?: number;
  readonly format?: string;
}

/** What is known of a local file, or its faults. */
function localFile(request: DataRequest, kind: string, file: string, files: LocalFiles): LocalData | Fault[] {
  const content = files.file(file);
  if (kind === "dataset") {
    const { name, format = "alpaca" } = request;
    return planDataSet({ name, file, format }, content);
  }
  if (content === undefined) {
    const rule = "there is no such file; the path is relative to the folder of Pulumi.yaml";
    return [{ path: "file", got: file, rule, source: [] }];
  }
  const faults = kind === "package" ? packageFaults("file", file) : [];
  return faults.length > 0 ? faults : { bytes: content.length };
}

/** What is known of the local file or folder of a request, nothing for other sources; or its faults. */
function local(request: DataRequest, kind: string, files: LocalFiles): LocalData | Fault[] {
  const { file, folder } = request;
  if (file !== undefined) {
    return localFile(request, kind, file, files);
  }
  if (folder === undefined) {
    return {};
  }
  const bytes = files.folder(folder);
  const rule =
    bytes === undefined
      ? "there is no such folder; the path is relative to the folder of Pulumi.yaml"
      : "there is no byte in this folder; use one with files";
  return bytes === undefined || bytes === 0 ? [{ path: "folder", got: folder, rule, source: [] }] : { bytes };
}

/** Checks data before they are brought to the share, of which `linkedDirectory` belongs to the bucket. Paths of faults are relative to the request. */
export function planData(request: DataRequest, files: LocalFiles, linkedDirectory: string): DataPlan | Fault[] {
  const { kind = "dataset", name, file, folder, obs, url, huggingFace, modelScope } = request;
  const found = local(request, kind, files);
  const faults = [
    ...sourceFaults(request),
    ...placeFaults(kind, request.directory),
    ...(isRejected(found) ? found : []),
    ...remoteFaults(request),
  ];
  const { format } = request;
  if (format !== undefined && (file === undefined || kind !== "dataset")) {
    const rule = "a format is checked in local files of kind dataset; leave it out";
    faults.push({ path: "format", got: format, rule, source: [] });
  }
  if (isRejected(found) || faults.length > 0) {
    return faults;
  }
  const { sha256 = "" } = url ?? {};
  return {
    name,
    kind,
    directory:
      request.directory ?? defaultDirectory(kind, name, linkedDirectory, file !== undefined || folder !== undefined),
    ...(found.format === undefined ? {} : { format: found.format }),
    ...(found.bytes === undefined ? {} : { bytes: found.bytes }),
    ...(file === undefined ? {} : { file }),
    ...(folder === undefined ? {} : { folder }),
    ...(obs === undefined ? {} : { obs }),
    ...(url === undefined ? {} : { url: { address: url.address, sha256 } }),
    ...(huggingFace === undefined ? {} : { huggingFace: { ...huggingFace, revision: huggingFace.revision ?? "" } }),
    ...(modelScope === undefined ? {} : { modelScope: { ...modelScope, revision: modelScope.revision ?? "" } }),
  };
}
