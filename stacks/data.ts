import { DataUpload } from "../components";
import type { Environment } from "../config/environment";
import type { PlatformLayer } from "./platform";

/** Data sets of an environment on its share, by name. */
export type DataLayer = ReadonlyMap<string, DataUpload>;

/** Uploads every data set and proves that it arrived, in one of the images that the nodes have anyway. */
export function deployData(environment: Environment, platform: PlatformLayer, images: string[]): DataLayer {
  const [image] = images;
  if (image === undefined && environment.data.length > 0) {
    throw new Error("data: got data sets but no training or serving; a checksum needs one of their images");
  }
  return new Map(
    environment.data.map(({ name, file }) => [
      name,
      new DataUpload(
        `data-${name}`,
        {
          file,
          dataSet: name,
          bucket: platform.bucket,
          shareId: platform.share.shareId,
          linkedDirectory: platform.share.linkedDirectory,
          namespace: platform.data.namespace,
          claimName: platform.data.claimName,
          image,
        },
        // The checksum job runs in an image that every node has by then.
        { providers: [platform.cloud, platform.kubernetes], dependsOn: [platform.images] },
      ),
    ]),
  );
}
