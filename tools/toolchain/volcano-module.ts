import { cpSync } from "node:fs";
import { join } from "node:path";
import { moduleFolder, type Compilation } from "./compile";

/** What Volcano's add-on installs besides its programs: the custom resource definitions and the chart's templates. */
const FOLDERS = ["config", "installer/helm"];

/** Copies what belongs to Volcano's programs from its module, so that it stays when Go's module cache is cleared. */
export async function copyVolcanoModule(compilation: Compilation, target: string): Promise<void> {
  const source = await moduleFolder(compilation, "volcano.sh/volcano");
  for (const folder of FOLDERS) {
    // Go's module cache is read-only; copies keep files' modes, folders get the usual one.
    cpSync(join(source, folder), join(target, folder), { recursive: true });
  }
}
