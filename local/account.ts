import { randomBytes } from "node:crypto";

/** The one account of a local cloud. */
export interface Account {
  /** Access key; made anew for each local cloud. */
  accessKey: string;
  secretKey: string;
  projectId: string;
  domainId: string;
  region: string;
}

/** What Pulumi.dev.yaml names: a stack file must hold the ids of its account, so those of the local cloud never change. */
const FIXED = {
  projectId: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  domainId: "f9e8d7c6b5a4938271605f4e3d2c1b0a",
  region: "cn-southwest-2",
};

/** An account with new keys, in the form that Huawei Cloud gives them: 20 and 40 letters and digits. */
export function newAccount(): Account {
  return { ...FIXED, accessKey: randomText(20).toUpperCase(), secretKey: randomText(40) };
}

function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    text += randomBytes(length)
      .toString("base64")
      .replace(/[^A-Za-z0-9]/g, "");
  }
  return text.slice(0, length);
}
