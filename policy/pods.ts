import { at, list, type Properties } from "./rule";

/** Where the pod template is in each kind that makes pods. */
const POD_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  "kubernetes:core/v1:Pod": [],
  "kubernetes:apps/v1:Deployment": ["spec", "template"],
  "kubernetes:apps/v1:DaemonSet": ["spec", "template"],
  "kubernetes:apps/v1:StatefulSet": ["spec", "template"],
  "kubernetes:batch/v1:Job": ["spec", "template"],
  "kubernetes:batch/v1:CronJob": ["spec", "jobTemplate", "spec", "template"],
};
const VOLCANO_JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";

/** Whether objects of this type make pods. */
export function makesPods(type: string): boolean {
  return type in POD_TEMPLATES || type === VOLCANO_JOB;
}

/** The pod specifications of an object, each with its path. */
export function podsOf(type: string, properties: Properties): { path: string; spec: unknown }[] {
  if (type === VOLCANO_JOB) {
    return list(at(properties, "spec", "tasks")).map((task, index) => ({
      path: `spec.tasks[${index}].template.spec`,
      spec: at(task, "template", "spec"),
    }));
  }
  const path = [...(POD_TEMPLATES[type] ?? []), "spec"];
  return [{ path: path.join("."), spec: at(properties, ...path) }];
}

/** The containers of an object, each with its path. */
export function containersOf(type: string, properties: Properties): { path: string; container: unknown }[] {
  return podsOf(type, properties).flatMap(({ path, spec }) =>
    ["initContainers", "containers"].flatMap((key) =>
      list(at(spec, key)).map((container, index) => ({ path: `${path}.${key}[${index}]`, container })),
    ),
  );
}
