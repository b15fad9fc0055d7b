import { Refusal } from "../refusal";
import { type Element, child, children, textOf } from "./obs-xml";

/** Rules of a bucket at most (huaweicloud.com, api-obs, obs_04_0034). */
const mostRules = 1000;

/** Days after which objects may go to a storage class at the earliest (huaweicloud.com, ugobs-obs, obs_03_0321). */
const earliestDays: Record<string, number> = { WARM: 30, STANDARD_IA: 30, COLD: 60, GLACIER: 60, DEEP_ARCHIVE: 60 };

/** Actions of a rule, and the element that says when: days, or for some a date instead. */
const actions: Record<string, { days: string; date?: string; storageClass?: true }> = {
  Expiration: { days: "Days", date: "Date" },
  Transition: { days: "Days", date: "Date", storageClass: true },
  NoncurrentVersionExpiration: { days: "NoncurrentDays" },
  NoncurrentVersionTransition: { days: "NoncurrentDays", storageClass: true },
  AbortIncompleteMultipartUpload: { days: "DaysAfterInitiation" },
};

function refuse(message: string): Refusal {
  return new Refusal(400, "InvalidArgument", message);
}

function prefixOf(rule: Element): string {
  const filter = child(rule, "Filter");
  return (
    textOf(child(rule, "Prefix")) || textOf(child(filter, "Prefix")) || textOf(child(child(filter, "And"), "Prefix"))
  );
}

/** Names of the actions of a rule, each checked. */
function actionsOf(rule: Element): string[] {
  return Object.entries(actions).flatMap(([name, { days, date, storageClass }]) => {
    const found = children(rule, name);
    for (const action of found) {
      if (date !== undefined && child(action, date) !== undefined) {
        continue;
      }
      const after = Number(textOf(child(action, days)));
      if (!Number.isInteger(after) || after < 1) {
        throw refuse(`'${days}' of ${name} must be a positive integer.`);
      }
      const toClass = textOf(child(action, "StorageClass"));
      const least = earliestDays[toClass];
      if (storageClass === true && least === undefined) {
        throw refuse(`The storage class ${toClass} of ${name} does not exist.`);
      }
      // What old versions wait for is counted from when they became old.
      if (name === "Transition" && least !== undefined && after < least) {
        throw refuse(`'Days' of Transition must be ${least} or more for storage class ${toClass}.`);
      }
    }
    return found.length > 0 ? [name] : [];
  });
}

/**
 * Checks the lifecycle rules of a bucket: known and complete actions, and no two rules that do the same to the same objects.
 * The local cloud keeps them and does nothing by them: their days are longer than it lives.
 */
export function checkLifecycle(root: Element): void {
  const rules = children(root, "Rule").map((rule) => {
    const status = textOf(child(rule, "Status"));
    if (status !== "Enabled" && status !== "Disabled") {
      throw new Refusal(400, "MalformedXML", "The Status of a lifecycle rule is Enabled or Disabled.");
    }
    const id = textOf(child(rule, "ID"));
    const named = actionsOf(rule);
    if (named.length === 0) {
      throw refuse(`The lifecycle rule ${id} has no action.`);
    }
    return { id, prefix: prefixOf(rule), enabled: status === "Enabled", actions: named };
  });
  if (rules.length === 0 || rules.length > mostRules) {
    throw new Refusal(400, "MalformedXML", `1 to ${mostRules} lifecycle rules are wanted.`);
  }
  for (const [index, rule] of rules.entries()) {
    for (const other of rules.slice(0, index)) {
      if (rule.id !== "" && rule.id === other.id) {
        throw refuse(`The rule ID ${rule.id} is there twice.`);
      }
      const same = rule.actions.find((name) => other.actions.includes(name));
      const overlap = rule.prefix.startsWith(other.prefix) || other.prefix.startsWith(rule.prefix);
      if (same !== undefined && overlap && rule.enabled && other.enabled) {
        throw refuse(
          `Found overlapping prefixes '${other.prefix}' and '${rule.prefix}' for same action type '${same}'.`,
        );
      }
    }
  }
}
