import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "./config/configuration-error";
import type { StackEnvironment } from "./config/environment";
import { loadStack } from "./config/load";
import { pulumiConfigSource } from "./config/source";
import { deploy } from "./stacks";
import { spareStackTraces } from "./stacks/stack-traces";
import { tidyUncaughtErrors } from "./stacks/uncaught-errors";

tidyUncaughtErrors();
spareStackTraces();

/** The environment of the selected stack; faults in it end the program with one message and without a stack trace. */
function environment(): StackEnvironment {
  try {
    return loadStack(pulumiConfigSource());
  } catch (error) {
    throw error instanceof ConfigurationError ? new pulumi.RunError(error.message) : error;
  }
}

// All that StackOutputs names are the outputs of the stack.
export = deploy(environment());
