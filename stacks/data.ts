import { DataUpload } from "../components";
import type { Environment } from "../config/environment";
import type { PlatformLayer } from "./platform";

/** Data sets of an environment on its share, by name. */
export type DataLayer = ReadonlyMap<string, DataUpload>;

/** Uploads every data set and proves that it arrived. The checksum runs in the given image, which every node has. */
export function deployData(environment: Environment, platform: PlatformLayer, image: string): DataLayer {
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
        // The image of the checksum job is on every node by then.
        { providers: [platform.cloud, platform.kubernetes], dependsOn: [platform.images] },
      ),
    ]),
  );
}
