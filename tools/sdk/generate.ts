import { join } from "node:path";
import { projectRoot } from "../paths";
import { ensureToolchain } from "../toolchain";
import { generateSdk } from "./sdk";

/** `npm run sdk`: generates sdks/huaweicloud anew, after a change of selection.json or of the provider's version. */
async function main(): Promise<void> {
  const toolchain = await ensureToolchain((line) => {
    console.error(line);
  });
  const folder = join(projectRoot(), "sdks/huaweicloud");
  generateSdk(toolchain, folder);
  console.log(`wrote ${folder}; run npm install if its dependencies changed`);
}

void main();
