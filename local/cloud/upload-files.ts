import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ObjectDescription } from "./object-files";

/** An upload in parts that is neither completed nor aborted. */
export interface Upload {
  id: string;
  bucket: string;
  key: string;
  /** Milliseconds since 1970. */
  initiatedAt: number;
  description: ObjectDescription;
  /** By number. */
  parts: Record<string, UploadPart>;
}

/** A part that has arrived. */
export interface UploadPart {
  size: number;
  /** MD5 of the content in hexadecimal: the part's ETag. */
  md5: string;
  /** Milliseconds since 1970. */
  lastModified: number;
  /** Name of the content file. */
  file: string;
}

/** Uploads in parts, of all buckets. */
export interface UploadFiles {
  begin(bucket: string, key: string, description: ObjectDescription): Promise<Upload>;
  find(id: string): Upload | undefined;
  /** Of a bucket, by key and time. */
  list(bucket: string): Upload[];
  /** Takes a part; one of the same number is replaced. `expectedMd5` (base64, Content-MD5) is compared before. */
  putPart(
    upload: Upload,
    number: number,
    content: Readable,
    expectedMd5: string | undefined,
  ): Promise<UploadPart | "bad-digest">;
  /** The content of parts, one after the other. */
  read(upload: Upload, parts: readonly UploadPart[]): Readable;
  remove(upload: Upload): Promise<void>;
}

/**
 * Uploads as folders `directory/<id>/` with a description and one file for each part. The description is replaced whole and
 * last, so that a kill leaves at worst a part that nobody knows; the next start removes it.
 */
export async function openUploadFiles(directory: string): Promise<UploadFiles> {
  await mkdir(directory, { recursive: true });
  const uploads = new Map<string, Upload>();
  const descriptionName = "upload.json";
  const path = (id: string, file: string): string => join(directory, id, file);

  for (const id of await readdir(directory)) {
    const text = await readFile(path(id, descriptionName), "utf8").catch(() => undefined);
    if (text === undefined) {
      await rm(join(directory, id), { recursive: true, force: true });
      continue;
    }
    const upload = JSON.parse(text) as Upload;
    const known = new Set([descriptionName, ...Object.values(upload.parts).map(({ file }) => file)]);
    const lost = (await readdir(join(directory, id))).filter((name) => !known.has(name));
    await Promise.all(lost.map((name) => rm(path(id, name), { force: true })));
    uploads.set(id, upload);
  }

  async function describe(upload: Upload): Promise<void> {
    const file = path(upload.id, descriptionName);
    const part = `${file}.${randomUUID()}`;
    await writeFile(part, JSON.stringify(upload));
    await rename(part, file);
  }

  return {
    async begin(bucket, key, description) {
      const upload: Upload = {
        id: randomUUID().replaceAll("-", "").toUpperCase(),
        bucket,
        key,
        initiatedAt: Date.now(),
        description,
        parts: {},
      };
      await mkdir(join(directory, upload.id));
      await describe(upload);
      uploads.set(upload.id, upload);
      return upload;
    },
    find: (id) => uploads.get(id),
    list: (bucket) =>
      [...uploads.values()]
        .filter((upload) => upload.bucket === bucket)
        .sort((a, b) => (a.key === b.key ? a.initiatedAt - b.initiatedAt : a.key < b.key ? -1 : 1)),
    async putPart(upload, number, content, expectedMd5) {
      const file = `${number}.${randomUUID()}`;
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
        await pipeline(content, meter, createWriteStream(path(upload.id, file)));
      } catch (error) {
        await rm(path(upload.id, file), { force: true });
        throw error;
      }
      const digest = hash.digest();
      if (expectedMd5 !== undefined && digest.toString("base64") !== expectedMd5) {
        await rm(path(upload.id, file), { force: true });
        return "bad-digest";
      }
      const replaced = upload.parts[number];
      const part: UploadPart = { size, md5: digest.toString("hex"), lastModified: Date.now(), file };
      upload.parts[number] = part;
      await describe(upload);
      if (replaced) {
        await rm(path(upload.id, replaced.file), { force: true });
      }
      return part;
    },
    read(upload, parts) {
      async function* content(): AsyncGenerator<Buffer> {
        for (const { file } of parts) {
          yield* createReadStream(path(upload.id, file)) as AsyncIterable<Buffer>;
        }
      }
      return Readable.from(content());
    },
    async remove(upload) {
      uploads.delete(upload.id);
      await rm(join(directory, upload.id), { recursive: true, force: true });
    },
  };
}
