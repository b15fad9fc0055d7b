/** Writes every generated page and picture of docs/, in both languages, and the JSON Schema of stack files. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../paths";
import { COMPONENTS_PAGE } from "./components";
import { COVERAGE_PAGE } from "./coverage";
import { graphSvg } from "./graph";
import { MODELS_PAGE } from "./models";
import { MUTATION_PAGE } from "./mutation";
import { formattedPage, LANGUAGES, pathOf, type Page } from "./page";
import { PARAMETERS_PAGE } from "./parameters";
import { POLICY_PAGE } from "./policy";
import { SERVING_PAGE } from "./serving";
import { formattedStackFileSchema, STACK_FILE_SCHEMA } from "./stack-file-schema";
import { TRAINING_PAGE } from "./training";
import { TROUBLESHOOTING_PAGE } from "./troubleshooting";

/** Every generated page. */
export const PAGES: readonly Page[] = [
  COVERAGE_PAGE,
  MODELS_PAGE,
  TRAINING_PAGE,
  SERVING_PAGE,
  TROUBLESHOOTING_PAGE,
  PARAMETERS_PAGE,
  COMPONENTS_PAGE,
  POLICY_PAGE,
  MUTATION_PAGE,
];

async function main(): Promise<void> {
  writeFileSync(join(projectRoot(), "docs/graph.svg"), graphSvg());
  writeFileSync(join(projectRoot(), STACK_FILE_SCHEMA), await formattedStackFileSchema());
  for (const page of PAGES) {
    for (const language of LANGUAGES) {
      writeFileSync(join(projectRoot(), pathOf(page, language)), await formattedPage(page, language));
    }
  }
}

if (require.main === module) void main();
