import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/** The begin of a hash of a content, in whatever order it was written. */
export function contentHash(...parts: unknown[]): pulumi.Output<string> {
  return pulumi.output(parts).apply((content) =>
    createHash("sha256")
      .update(
        JSON.stringify(content, (_, value: unknown) =>
          typeof value === "object" && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
            : value,
        ),
      )
      .digest("hex")
      .slice(0, 6),
  );
}
