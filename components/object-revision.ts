import { createHash } from "node:crypto";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

/**
 * An id that stays as it is for as long as the content does, and that a preview does not know once the content has changed. An
 * object with it in an annotation can be previewed when it is replaced: the Kubernetes provider tries a creation whose values
 * are all known on the API server, and that takes it for a change of the object that is still there, which Volcano's webhook
 * refuses for jobs.
 */
export function objectRevision(
  name: string,
  content: pulumi.Input<unknown>,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const hash = pulumi.jsonStringify(content).apply((text) => createHash("sha256").update(text).digest("hex"));
  return new command.local.Command(name, { create: "exit 0", triggers: [hash] }, opts).id;
}
