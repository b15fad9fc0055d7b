import { DOCKER_PARAMETERS } from "./docker";
import { EVALUATION_PARAMETERS } from "./evaluation";
import { FLUX_PARAMETERS } from "./flux";
import { INFRASTRUCTURE_PARAMETERS } from "./infrastructure";
import { LLAMA_FACTORY_PARAMETERS } from "./llama-factory";
import { MEGATRON_PARAMETERS } from "./megatron";
import { QWEN_904_PARAMETERS } from "./qwen-904";
import { STANDARD_PARAMETERS } from "./standard";
import { VLLM_PARAMETERS } from "./vllm";
import type { ParameterGroup } from "../rows";

/** Every parameter of the manuals, by the table that has it. */
export const PARAMETER_GROUPS: readonly ParameterGroup[] = [
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
