import { TAGS } from "../catalogue";
import type { Fault } from "./fault";

/** The rule that the key of a tag breaks; undefined for a good one. */
function brokenKeyRule(key: string): string | undefined {
  if (key.length === 0 || key.length > TAGS.maxKeyLength) {
    return `the key of a tag has 1 to ${TAGS.maxKeyLength} characters, this one has ${key.length}`;
  }
  return TAGS.key.test(key) ? undefined : "the key of a tag has letters, digits, hyphens and underscores only";
}

/** The rule that the value of a tag breaks; undefined for a good one. */
function brokenValueRule(value: string): string | undefined {
  if (value.length > TAGS.maxValueLength) {
    return `the value of a tag has at most ${TAGS.maxValueLength} characters, this one has ${value.length}`;
  }
  return TAGS.value.test(value)
    ? undefined
    : "the value of a tag has letters, digits, hyphens, underscores and periods only";
}

/** The faults of the tags that go to every resource of an environment. Paths are relative to the tags, "" for all of them. */
export function tagFaults(tags: Readonly<Record<string, string>>): Fault[] {
  const entries = Object.entries(tags);
  const faults: Fault[] = [];
  if (entries.length > TAGS.maxTags) {
    const rule = `a bucket has at most ${TAGS.maxTags} tags, and the tags go to every resource; leave some out`;
    faults.push({ path: "", got: { phrase: `${entries.length} tags` }, rule, source: TAGS.source });
  }
  for (const [key, value] of entries) {
    if (key.startsWith(TAGS.reservedPrefix)) {
      const rule = `keys that start with ${TAGS.reservedPrefix} are the cloud's own; use another`;
      faults.push({ path: key, got: key, rule, source: TAGS.reservedSource });
      continue;
    }
    for (const { got, rule } of [
      { got: key, rule: brokenKeyRule(key) },
      { got: value, rule: brokenValueRule(value) },
    ]) {
      if (rule !== undefined) {
        faults.push({ path: key, got, rule, source: TAGS.source });
      }
    }
  }
  return faults;
}
