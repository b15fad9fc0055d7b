import type { Bucket } from "../store";
import { child, readXml, textOf } from "./obs-xml";

/** Whether the public access block of a bucket has a setting on. */
export function blocked(bucket: Bucket, setting: "BlockPublicAcls" | "BlockPublicPolicy"): boolean {
  const configuration = bucket.configurations["publicAccessBlock"];
  return (
    configuration !== undefined &&
    textOf(child(readXml(configuration, ["PublicAccessBlockConfiguration"]), setting)) === "true"
  );
}
