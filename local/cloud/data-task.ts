import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { CloudContext } from "./context";
import type { ObjectVersion } from "./object-files";
import { defaultModes, readMode, type FileModes } from "./share-files";
import type { DataTask, ObsTarget } from "./store";

/** Modes of imported files: the target's attributes where it has any, else 644 and 755. */
function modesOf(target: ObsTarget): FileModes {
  const mode = (name: string, otherwise: number): number => {
    const value = target.attributes?.[name];
    return typeof value === "number" ? readMode(value) : otherwise;
  };
  return { file: mode("file_mode", defaultModes.file), directory: mode("dir_mode", defaultModes.directory) };
}

/** Whether an object key can be a path below the linkage directory. */
function isPath(key: string): boolean {
  return !key.split("/").some((segment) => segment === "." || segment === "..") && !key.startsWith("/");
}

function wanted(key: string, prefix: string): boolean {
  return prefix === "" || key === prefix || key.startsWith(prefix);
}

async function importObject(
  context: CloudContext,
  task: DataTask,
  target: ObsTarget,
  object: ObjectVersion,
): Promise<void> {
  const path = join(context.shareFiles.folder(task.shareId), target.fileSystemPath, object.key);
  const modes = modesOf(target);
  if (object.key.endsWith("/")) {
    await context.shareFiles.createDirectory(task.shareId, `${target.fileSystemPath}/${object.key}`, modes.directory);
    return;
  }
  const others = target.placeholders.filter((key) => key !== object.key);
  if (task.type === "preload") {
    await context.shareFiles.bring(
      context.objects.contentFile(target.bucket, object),
      path,
      object.lastModified,
      modes,
    );
    target.placeholders = others;
  } else {
    await context.shareFiles.announce(path, object.size, object.lastModified, modes);
    target.placeholders = [...others, object.key];
  }
}

async function importObjects(context: CloudContext, task: DataTask, target: ObsTarget): Promise<string> {
  const objects = context.objects.current(target.bucket).filter((object) => wanted(object.key, task.srcPrefix));
  if (objects.length === 0 && task.srcPrefix !== "") {
    throw new Error(`no object of bucket ${target.bucket} begins with ${task.srcPrefix}`);
  }
  const bad = objects.find((object) => !isPath(object.key));
  if (bad) {
    throw new Error(`the key ${bad.key} is no path`);
  }
  for (const object of objects) {
    await importObject(context, task, target, object);
  }
  return `${objects.length} objects imported`;
}

async function md5(file: string): Promise<string> {
  const hash = createHash("md5");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

async function exportFiles(context: CloudContext, task: DataTask, target: ObsTarget): Promise<string> {
  const bucket = context.tables.buckets.get(target.bucket);
  const root = join(context.shareFiles.folder(task.shareId), target.fileSystemPath);
  const found = (await context.shareFiles.list(root)).filter((file) => wanted(file, task.srcPrefix));
  const place = `${target.fileSystemPath}/${task.srcPrefix}`;
  if (found.length === 0 && task.srcPrefix !== "" && !context.shareFiles.exists(task.shareId, place)) {
    throw new Error(`no file of directory ${task.srcTarget} begins with ${task.srcPrefix}`);
  }
  const files = found.filter((file) => !target.placeholders.includes(file));
  let exported = 0;
  for (const file of files) {
    const present = context.objects.find(target.bucket, file);
    if (present && !present.deleteMarker && present.md5 === (await md5(join(root, file)))) {
      continue;
    }
    const { mode } = await stat(join(root, file));
    await context.objects.put(
      target.bucket,
      file,
      bucket?.versioning === "Enabled",
      createReadStream(join(root, file)),
      {
        contentType: "binary/octet-stream",
        storageClass: bucket?.storageClass ?? "STANDARD",
        acl: "private",
        metadata: { "file-mode": (mode & 0o777).toString(8) },
        encryption: {},
        tagging: "",
      },
      {},
    );
    exported += 1;
  }
  return `${exported} files exported`;
}

async function work(context: CloudContext, task: DataTask): Promise<string> {
  const target = [...context.tables.obsTargets.values()].find(
    (each) =>
      each.shareId === task.shareId && each.fileSystemPath === task.srcTarget && each.deletingUntil === undefined,
  );
  if (!target) {
    throw new Error(`the file system has no linkage directory ${task.srcTarget}`);
  }
  if (!context.tables.buckets.has(target.bucket)) {
    throw new Error(`the bucket ${target.bucket} does not exist`);
  }
  return task.type === "export" ? exportFiles(context, task, target) : importObjects(context, task, target);
}

/**
 * Runs a data task: `preload` copies the objects of the linked bucket into the linkage directory; `import` and
 * `import_metadata` bring names, sizes and times, and the content comes when somebody reads; `export` copies files that
 * the bucket does not have. A task whose source does not exist ends as FAIL, which is no error of the call.
 */
export function runDataTask(context: CloudContext, taskId: string): void {
  context.reconciler.run(`data task ${taskId}`, async () => {
    const { dataTasks } = context.tables;
    const task = dataTasks.get(taskId);
    if (task?.status !== "DOING") {
      return;
    }
    await sleep(Math.max(0, task.readyAt - Date.now()));
    if (context.store.closed()) {
      return;
    }
    let message: string;
    let status: DataTask["status"] = "SUCCESS";
    try {
      if (task.failed) {
        throw new Error("the task was interrupted");
      }
      message = await work(context, task);
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
      status = "FAIL";
      context.log(`data task ${taskId} (${task.type} of ${task.srcTarget}): ${message}`);
    }
    task.message = message;
    task.status = status;
    task.endedAt = Date.now();
    context.store.save();
  });
}

/** Goes on with the tasks that a restart interrupted. */
export function resumeDataTasks(context: CloudContext): void {
  for (const task of context.tables.dataTasks.values()) {
    if (task.status === "DOING") {
      runDataTask(context, task.id);
    }
  }
}

/** Brings the content of every file of a file system that is known by name only: what a reader would find. */
export function fillPlaceholders(context: CloudContext, shareId: string): void {
  let filled = false;
  for (const target of context.tables.obsTargets.values()) {
    if (target.shareId !== shareId || target.placeholders.length === 0) {
      continue;
    }
    for (const key of target.placeholders) {
      const object = context.objects.find(target.bucket, key);
      const path = `${target.fileSystemPath}/${key}`;
      if (object && !object.deleteMarker && context.shareFiles.exists(shareId, path)) {
        context.shareFiles.fill(
          context.objects.contentFile(target.bucket, object),
          join(context.shareFiles.folder(shareId), path),
        );
      }
    }
    target.placeholders = [];
    filled = true;
  }
  if (filled) {
    context.store.save();
  }
}
