import { DataFetch, type DataFetchArgs, DataUpload } from "../components";
import type { Cloud, Credentials, DataSet, Secrets } from "../config/environment";
import { accountKeys, obsHost } from "./cloud-provider";
import type { PlatformLayer } from "./platform-layer";

/** Data sets of an environment on its share, by name: where containers find each. */
export type DataLayer = ReadonlyMap<string, DataUpload | DataFetch>;

/** What a stack knows about its data and about who may fetch it. */
export interface DataSettings {
  readonly cloud: Cloud;
  readonly data: readonly DataSet[];
  readonly credentials?: Credentials;
  readonly secrets: Secrets;
  /**
   * Folder of the bucket that the uploads go to, where other stacks write into the bucket too: by the same keys, one stack would
   * delete what another has uploaded. Defaults to none.
   */
  readonly uploadFolder?: string;
}

/**
 * Brings every data set to the share and proves that it arrived: local files through the bucket, everything else by a job in
 * the cluster. Checks and downloads run in the given image, which every node has.
 */
export function deployData(settings: DataSettings, platform: PlatformLayer, image: string): DataLayer {
  return new Map(settings.data.map((dataSet) => [dataSet.name, deployDataSet(dataSet, settings, platform, image)]));
}

function deployDataSet(dataSet: DataSet, settings: DataSettings, platform: PlatformLayer, image: string) {
  const { name, file, folder } = dataSet;
  const target = {
    dataSet: name,
    namespace: platform.data.namespace,
    claimName: platform.data.claimName,
    linkedDirectory: platform.share.linkedDirectory,
    image,
  };
  const options = {
    providers: [platform.cloud, platform.kubernetes],
    // The image is on every node by then, and the namespace has its rules.
    dependsOn: [platform.images, platform.data.rules],
  };
  if (file !== undefined || folder !== undefined) {
    const source = { ...(file === undefined ? {} : { file }), ...(folder === undefined ? {} : { folder }) };
    const { uploadFolder } = settings;
    return new DataUpload(
      `data-${name}`,
      {
        ...source,
        ...target,
        ...(uploadFolder === undefined ? {} : { dataSet: `${uploadFolder}/${name}` }),
        bucket: platform.bucket,
        shareId: platform.share.shareId,
      },
      options,
    );
  }
  return new DataFetch(
    `data-${name}`,
    { ...target, kind: dataSet.kind, directory: dataSet.directory, ...remoteSource(dataSet, settings) },
    options,
  );
}

/** Where a data set comes from that is not on this machine. */
function remoteSource(
  { name, url, obs, huggingFace, modelScope }: DataSet,
  { cloud, credentials, secrets }: DataSettings,
): Pick<DataFetchArgs, "url" | "obs" | "huggingFace" | "modelScope"> {
  if (url !== undefined) return { url };
  if (huggingFace !== undefined) {
    const { huggingFaceToken: token } = secrets;
    return { huggingFace: { ...huggingFace, ...(token && { token }) } };
  }
  if (modelScope !== undefined) {
    const { modelScopeToken: token } = secrets;
    return { modelScope: { ...modelScope, ...(token && { token }) } };
  }
  if (obs === undefined) throw new Error(`data ${name}: got no source`);
  return { obs: { ...obs, endpoint: obsHost(cloud), ...accountKeys(credentials, `data ${name}.obs`) } };
}
