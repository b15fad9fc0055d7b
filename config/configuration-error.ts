import { faultText, type Fault } from "../plan/fault";

/** A stack configuration that cannot be used. The message names every fault, one a line. */
export class ConfigurationError extends Error {
  public constructor(
    source: string,
    public readonly faults: readonly Fault[],
  ) {
    const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
    super(
      [`${source}: ${count}, nothing was registered`, ...faults.map((fault) => `  ${faultText(fault)}`)].join("\n"),
    );
    this.name = "ConfigurationError";
  }
}
