/** Signatures of the engine's protocol; from the SDK's runtime/rpc, which would take a second to load. */
const specialSigKey = "4dabf18193072939515e22adb298388d";
const specialAssetSig = "c44067f5952c0a294b673a41bacd8c17";
const specialArchiveSig = "0def7320c3a5731c473e5ecbe6d01bc7";
const specialSecretSig = "1b47061264138c4ac30d75fd1eb44270";
const specialOutputValueSig = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Properties of a resource as the engine sends them: JSON in which secrets, assets and archives carry a signature. */
export type Properties = Record<string, unknown>;

/** A file on this machine, or a text, as the engine sends them. */
export interface WireAsset {
  path: string | undefined;
  text: string | undefined;
  /** Whether it is an archive: a folder or a packed file. */
  archive: boolean;
}

/** The value without its secret marks, at every depth. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  const signature = value[specialSigKey];
  if (signature === specialSecretSig || signature === specialOutputValueSig) return plain(value["value"]);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/** Whether a secret is anywhere in the value. */
export function hasSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasSecret);
  if (!isObject(value)) return false;
  const signature = value[specialSigKey];
  if (signature === specialSecretSig) return true;
  if (signature === specialOutputValueSig && value["secret"] === true) return true;
  return Object.values(value).some(hasSecret);
}

/** Marks a value as a secret: the engine encrypts it in the state and hides it on the screen. */
export function secret(value: unknown): Properties {
  return { [specialSigKey]: specialSecretSig, value };
}

/** An asset of a local file, with the hash of its content. */
export function fileAsset(path: string, hash: string): Properties {
  return { [specialSigKey]: specialAssetSig, path, hash };
}

/** An archive of assets by their path in it, with a hash of them all. */
export function assetArchive(assets: Record<string, unknown>, hash: string): Properties {
  return { [specialSigKey]: specialArchiveSig, assets, hash };
}

/** Reads a plain value as an asset or archive, or undefined if it is neither. */
export function wireAsset(value: unknown): WireAsset | undefined {
  if (!isObject(value)) return undefined;
  const signature = value[specialSigKey];
  if (signature !== specialAssetSig && signature !== specialArchiveSig) return undefined;
  const text = (name: string) => (typeof value[name] === "string" && value[name] !== "" ? value[name] : undefined);
  return { path: text("path"), text: text("text"), archive: signature === specialArchiveSig };
}

export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
