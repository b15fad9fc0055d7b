import { DOCKER_PARAMETERS } from "./docker";
import { EVALUATION_PARAMETERS } from "./evaluation";
import { FLUX_PARAMETERS } from "./flux";
import { INFRASTRUCTURE_PARAMETERS } from "./infrastructure";
import { LLAMA_FACTORY_PARAMETERS } from "./llama-factory";
import { MEGATRON_PARAMETERS } from "./megatron";
import { QWEN_904_PARAMETERS } from "./qwen-904";
import { STANDARD_PARAMETERS } from "./standard";
import { VLLM_PARAMETERS } from "./vllm";
import type { Parameter, ParameterGroup } from "../rows";

/** Every parameter of the manuals, by the table that has it. Not in catalogue/index.ts: only documentation and tests read it, and the program would load it at each start. */
const PARAMETER_GROUPS: readonly ParameterGroup[] = [
  ...MEGATRON_PARAMETERS,
  ...QWEN_904_PARAMETERS,
  ...LLAMA_FACTORY_PARAMETERS,
  ...VLLM_PARAMETERS,
  ...EVALUATION_PARAMETERS,
  ...FLUX_PARAMETERS,
  ...DOCKER_PARAMETERS,
  ...INFRASTRUCTURE_PARAMETERS,
  ...STANDARD_PARAMETERS,
];

/** Every table of parameters. */
export function parameterGroups(): readonly ParameterGroup[] {
  return PARAMETER_GROUPS;
}

/** The parameters of a table, or of all tables; none for a table that is not known. */
export function parameters(group?: string): readonly Parameter[] {
  return PARAMETER_GROUPS.filter(({ id }) => group === undefined || id === group).flatMap(
    ({ id, kind, workloads, parameters: rows }) => rows.map((row) => ({ kind, ...row, group: id, workloads })),
  );
}

/** The parameter of a table with this name. */
export function parameter(group: string, name: string): Parameter | undefined {
  return parameters(group).find((row) => row.name === name);
}
