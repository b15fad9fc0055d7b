import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** One version of an object. */
export interface ObjectVersion {
  key: string;
  /** "null" where the bucket had no versioning when it was written. */
  versionId: string;
  /** Order of writing within the bucket. */
  sequence: number;
  /** A delete marker has no content. */
  deleteMarker: boolean;
  size: number;
  /** The ETag: MD5 of the content in hexadecimal, and that of an upload in parts `<MD5 of the parts' MD5s>-<number of parts>`. */
  md5: string;
  lastModified: number;
  contentType: string;
  storageClass: string;
  acl: string;
  /** Headers `x-obs-meta-…` without their prefix. */
  metadata: Record<string, string>;
  tagging: string;
  /** Headers of server-side encryption to repeat in answers. */
  encryption: Record<string, string>;
  /** Name of the content file. */
  file: string;
}

/** What a client says about an object that it writes. */
export type ObjectDescription = Pick<
  ObjectVersion,
  "contentType" | "storageClass" | "acl" | "metadata" | "encryption" | "tagging"
>;

/** What an object must be like to become visible, beside what its client says about it. */
export interface ObjectChecks {
  /** Content-MD5 in base64: another content is refused. */
  md5?: string;
  /** ETag in place of the content's MD5. */
  etag?: string;
}

/** The content of buckets. */
export interface ObjectFiles {
  createBucket(bucket: string): Promise<void>;
  deleteBucket(bucket: string): Promise<void>;
  /** Writes an object from a stream. */
  put(
    bucket: string,
    key: string,
    versioned: boolean,
    content: Readable,
    description: ObjectDescription,
    checks: ObjectChecks,
  ): Promise<ObjectVersion | "bad-digest">;
  /** Newest version (a delete marker counts), or the version asked for. */
  find(bucket: string, key: string, versionId?: string): ObjectVersion | undefined;
  /** Rewrites what is known about a version, for example its tags. */
  update(bucket: string, version: ObjectVersion): Promise<void>;
  /** Without versioning removes the object; with it (also suspended) adds a delete marker. Returns the marker. */
  remove(bucket: string, key: string, versioning: "" | "Enabled" | "Suspended"): Promise<ObjectVersion | undefined>;
  removeVersion(bucket: string, version: ObjectVersion): Promise<void>;
  /** Every version, by key, newest first. */
  versions(bucket: string): ObjectVersion[];
  /** Newest versions that are not delete markers, by key. */
  current(bucket: string): ObjectVersion[];
  read(bucket: string, version: ObjectVersion, range?: { start: number; end: number }): Readable;
  /** Path of the content of a version, to copy from. */
  contentFile(bucket: string, version: ObjectVersion): string;
}

const describedBy = ".object.json";

/** File name of a key: readable where it can be, never longer than a file name may be. */
function fileName(key: string, versionId: string): string {
  const readable = encodeURIComponent(key).replaceAll("*", "%2A");
  const name = readable.length <= 150 ? readable : createHash("sha256").update(key).digest("hex");
  return `${name}@${versionId}.${randomUUID().slice(0, 8)}`;
}

/**
 * Objects as files in `directory/<bucket>/`: the content, and beside it a description `….object.json`. An object exists
 * when its description does; the description is written last and removed first, each by one rename or unlink, so that a kill
 * leaves at worst a content file without description, which the next start removes.
 */
export async function openObjectFiles(directory: string): Promise<ObjectFiles> {
  await mkdir(directory, { recursive: true });
  const buckets = new Map<string, Map<string, ObjectVersion[]>>();
  let sequence = 0;

  for (const bucket of await readdir(directory)) {
    const keys = new Map<string, ObjectVersion[]>();
    const names = await readdir(join(directory, bucket));
    const described = new Set<string>();
    for (const name of names.filter((candidate) => candidate.endsWith(describedBy))) {
      const version = JSON.parse(await readFile(join(directory, bucket, name), "utf8")) as ObjectVersion;
      described.add(version.file).add(name);
      keys.set(version.key, [...(keys.get(version.key) ?? []), version]);
      sequence = Math.max(sequence, version.sequence);
    }
    for (const versions of keys.values()) {
      versions.sort((a, b) => b.sequence - a.sequence);
    }
    await Promise.all(
      names.filter((name) => !described.has(name)).map((name) => rm(join(directory, bucket, name), { force: true })),
    );
    buckets.set(bucket, keys);
  }

  const path = (bucket: string, file: string): string => join(directory, bucket, file);

  function versionsOf(bucket: string, key: string): ObjectVersion[] {
    return buckets.get(bucket)?.get(key) ?? [];
  }

  async function describe(bucket: string, version: ObjectVersion): Promise<void> {
    const file = path(bucket, version.file + describedBy);
    await writeFile(`${file}.new`, JSON.stringify(version));
    await rename(`${file}.new`, file);
  }

  async function drop(bucket: string, version: ObjectVersion): Promise<void> {
    await rm(path(bucket, version.file + describedBy), { force: true });
    await rm(path(bucket, version.file), { force: true });
  }

  /** Makes a written version the newest; without versioning it takes the place of the version "null". */
  async function publish(bucket: string, version: ObjectVersion): Promise<void> {
    const keys = buckets.get(bucket);
    if (!keys) {
      await drop(bucket, version);
      return;
    }
    await describe(bucket, version);
    const before = keys.get(version.key) ?? [];
    const replaced = version.versionId === "null" ? before.filter((other) => other.versionId === "null") : [];
    keys.set(version.key, [version, ...before.filter((other) => !replaced.includes(other))]);
    await Promise.all(replaced.map((other) => drop(bucket, other)));
  }

  function forget(bucket: string, version: ObjectVersion): void {
    const left = versionsOf(bucket, version.key).filter((other) => other !== version);
    if (left.length > 0) {
      buckets.get(bucket)?.set(version.key, left);
    } else {
      buckets.get(bucket)?.delete(version.key);
    }
  }

  const newVersionId = (versioned: boolean): string =>
    versioned ? randomUUID().replaceAll("-", "").toUpperCase() : "null";

  const byKey = (bucket: string): ObjectVersion[][] =>
    [...(buckets.get(bucket) ?? new Map<string, ObjectVersion[]>())]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, versions]) => versions);

  return {
    async createBucket(bucket) {
      await mkdir(join(directory, bucket), { recursive: true });
      if (!buckets.has(bucket)) {
        buckets.set(bucket, new Map());
      }
    },
    async deleteBucket(bucket) {
      buckets.delete(bucket);
      await rm(join(directory, bucket), { recursive: true, force: true });
    },
    async put(bucket, key, versioned, content, description, checks) {
      const versionId = newVersionId(versioned);
      const file = fileName(key, versionId);
      const hash = createHash("md5");
      let size = 0;
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      try {
        await pipeline(content, meter, createWriteStream(path(bucket, file)));
      } catch (error) {
        await rm(path(bucket, file), { force: true });
        throw error;
      }
      const digest = hash.digest();
      if (checks.md5 !== undefined && digest.toString("base64") !== checks.md5) {
        await rm(path(bucket, file), { force: true });
        return "bad-digest";
      }
      sequence += 1;
      const version: ObjectVersion = {
        ...description,
        key,
        versionId,
        sequence,
        deleteMarker: false,
        size,
        md5: checks.etag ?? digest.toString("hex"),
        lastModified: Date.now(),
        file,
      };
      await publish(bucket, version);
      return version;
    },
    find(bucket, key, versionId) {
      const versions = versionsOf(bucket, key);
      return versionId === undefined ? versions[0] : versions.find((version) => version.versionId === versionId);
    },
    update: describe,
    async remove(bucket, key, versioning) {
      const newest = versionsOf(bucket, key)[0];
      if (versioning === "") {
        if (newest) {
          forget(bucket, newest);
          await drop(bucket, newest);
        }
        return undefined;
      }
      const versionId = newVersionId(versioning === "Enabled");
      sequence += 1;
      const marker: ObjectVersion = {
        key,
        versionId,
        sequence,
        deleteMarker: true,
        size: 0,
        md5: "",
        lastModified: Date.now(),
        contentType: "",
        storageClass: "",
        acl: "",
        metadata: {},
        tagging: "",
        encryption: {},
        file: fileName(key, versionId),
      };
      await publish(bucket, marker);
      return marker;
    },
    async removeVersion(bucket, version) {
      forget(bucket, version);
      await drop(bucket, version);
    },
    versions: (bucket) => byKey(bucket).flat(),
    current: (bucket) =>
      byKey(bucket)
        .flatMap((versions) => versions.slice(0, 1))
        .filter((version) => !version.deleteMarker),
    read: (bucket, version, range) => createReadStream(path(bucket, version.file), range),
    contentFile: (bucket, version) => path(bucket, version.file),
  };
}
