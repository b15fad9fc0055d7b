import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * File of a module as the program itself would find it. A program must be run by the copy of @pulumi/pulumi that it
 * imports: with two copies in one process it waits for ever.
 */
export function requireFromProgram(directory: string, name: string): string {
  try {
    return createRequire(join(directory, "index.js")).resolve(name);
  } catch (error) {
    throw new Error(`${directory}: ${name} is not found from here; install the program's packages (npm ci)`, {
      cause: error,
    });
  }
}
