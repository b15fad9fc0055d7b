import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import type { Report } from "../tools/progress";
import { duration } from "../tools/progress";

/** Follows an update by the engine's events, and tells what is done, how far it is and what is under way. */
export interface UpdateProgress {
  take(event: EngineEvent): void;
  /** Says again what is under way; called every now and then while nothing happens. */
  tick(): void;
  /** What went wrong: the engine's error messages, in the order they came. */
  readonly errors: readonly string[];
}

/** Past forms of the operations that change something; all others (same, read, ...) are not shown. */
const DONE: Record<string, string> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  replace: "replaced",
  "create-replacement": "replacement created",
  "delete-replaced": "replaced one deleted",
  import: "imported",
};
const UNDER_WAY: Record<string, string> = {
  create: "creating",
  update: "updating",
  delete: "deleting",
  "create-replacement": "creating",
  "delete-replaced": "deleting",
  import: "importing",
};

interface Step {
  label: string;
  operation: string;
  began: number;
}

/**
 * @param report lines to keep, and one that may be overwritten where the terminal can
 * @param repeat where lines stay, passes on how far the work is only now and then
 * @param now clock in milliseconds
 */
export function followUpdate(
  report: Report,
  repeat: (line: string) => void,
  now: () => number = Date.now,
): UpdateProgress {
  const began = now();
  const said = new Set<string>();
  const errors: string[] = [];
  const planned = new Map<string, number>();
  const underWay = new Map<string, Step>();
  let total = 0;
  let finished = 0;
  let updating = false;

  const position = (): string => {
    const width = String(total).length;
    return `[${String(finished).padStart(width)}/${total}] ${clock(now() - began)}`;
  };

  function step(metadata: StepEventMetadata): Step | undefined {
    // Components and the stack itself are done when all in them is: they would only repeat the names.
    const custom = (metadata.new ?? metadata.old)?.custom === true;
    return custom && metadata.op in DONE
      ? { label: labelOf(metadata.urn, metadata.type), operation: metadata.op, began: now() }
      : undefined;
  }

  function begin(metadata: StepEventMetadata): void {
    const begun = step(metadata);
    if (begun === undefined) {
      return;
    }
    if (!updating) {
      if (isCounted(metadata.op)) {
        planned.set(metadata.op, (planned.get(metadata.op) ?? 0) + 1);
      }
      return;
    }
    if (begun.operation in UNDER_WAY) {
      underWay.set(metadata.urn, begun);
      tick();
    }
  }

  function tick(): void {
    if (underWay.size > 0) {
      const [first, ...others] = [...underWay.values()];
      const more = others.length === 0 ? "" : `, and ${others.length} more`;
      repeat(`${position()}  ${describe(first, now())}${more}`);
    }
  }

  function finish(metadata: StepEventMetadata, failed: boolean): void {
    const done = underWay.get(metadata.urn) ?? step(metadata);
    if (!updating || done === undefined) {
      return;
    }
    underWay.delete(metadata.urn);
    finished += failed || !isCounted(metadata.op) ? 0 : 1;
    const took = now() - done.began;
    const time = took >= 1000 ? ` (${duration(took)})` : "";
    report(`${position()}  ${failed ? "FAILED" : (DONE[metadata.op] ?? metadata.op)} ${done.label}${time}`);
    tick();
  }

  return {
    errors,
    tick,
    take(event) {
      if (event.diagnosticEvent !== undefined) {
        const { severity, message, ephemeral = false } = event.diagnosticEvent;
        const text = plain(message);
        if (severity === "error") {
          errors.push(text);
        } else if ((severity === "warning" || (severity === "info" && !ephemeral)) && text !== "" && !said.has(text)) {
          // The program runs twice, in the preview and in the update, and says the same each time.
          said.add(text);
          report(`  ${severity === "warning" ? "warning: " : ""}${text.replaceAll("\n", "\n  ")}`);
        }
      } else if (event.summaryEvent !== undefined) {
        if (!updating) {
          updating = true;
          total = [...planned.values()].reduce((sum, count) => sum + count, 0);
          const words = [...planned].map(([operation, count]) => `${count} to ${operation}`);
          report(total === 0 ? "Nothing to change." : `To do: ${words.join(", ")}.`);
        }
      } else if (event.resourcePreEvent !== undefined) {
        begin(event.resourcePreEvent.metadata);
      } else if (event.resOutputsEvent !== undefined) {
        finish(event.resOutputsEvent.metadata, false);
      } else if (event.resOpFailedEvent !== undefined) {
        finish(event.resOpFailedEvent.metadata, true);
      }
    },
  };
}

/** A replacement is three steps, of which one counts. */
function isCounted(operation: string): boolean {
  return operation !== "create-replacement" && operation !== "delete-replaced";
}

function describe(step: Step | undefined, time: number): string {
  return step === undefined
    ? ""
    : `${UNDER_WAY[step.operation] ?? step.operation} ${step.label} (${duration(time - step.began)})`;
}

/** A resource for people: the class in the program, and the name there. */
export function labelOf(urn: string, type: string): string {
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  return type.startsWith("pulumi:providers:") ? `provider ${name}` : `${type.slice(type.lastIndexOf(":") + 1)} ${name}`;
}

/** A message of the engine without its colour marks. */
export function plain(message: string): string {
  return message.replaceAll(/<\{%[^%]*%\}>/g, "").trimEnd();
}

/** Minutes and seconds: `2:07`. */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
