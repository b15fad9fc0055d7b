import type * as pulumi from "@pulumi/pulumi";
import { DataUpload } from "../components";
import type { DataSet } from "../config/environment";
import type { DataLayer } from "./data";

/** Data on the share that a run reads: where they are, and what identifies their content. */
export interface RunData {
  readonly name: string;
  readonly path: pulumi.Output<string>;
  readonly fingerprint: pulumi.Output<string>;
}

/** The data of an environment, as its runs find them. */
export interface TrainingData {
  /** The data set of this name; throws where there is none, which the configuration does not let through. */
  named(name: string | undefined): RunData;
  /** What this stack brings to a folder of the share, relative to its root, or to one above it; undefined where it brings nothing. */
  inFolder(folder: string): RunData | undefined;
}

/** Whether a folder of the share is another one or below it. `.` is the share's root, which is above none: anything may be there. */
function isIn(folder: string, directory: string): boolean {
  return folder === directory || folder.startsWith(`${directory}/`);
}

/** The data of an environment, as its runs find them. */
export function trainingData(dataSets: readonly DataSet[], layer: DataLayer): TrainingData {
  const runData = (name: string): RunData | undefined => {
    const deployed = layer.get(name);
    if (deployed === undefined) return undefined;
    const fingerprint = deployed instanceof DataUpload ? deployed.sha256 : deployed.fingerprint;
    return { name, path: deployed.path, fingerprint };
  };
  return {
    named(name) {
      const found = name === undefined ? undefined : runData(name);
      if (found === undefined) throw new Error(`training: data set ${name ?? ""} was not deployed`);
      return found;
    },
    inFolder(folder) {
      const found = dataSets.find(({ directory }) => isIn(folder, directory));
      return found === undefined ? undefined : runData(found.name);
    },
  };
}
