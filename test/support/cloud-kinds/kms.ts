import * as huaweicloud from "@pulumi/huaweicloud";
import { onlyRow, type ResourceKind } from "./kind";

/** Key for encryption. */
export const ENCRYPTION: readonly ResourceKind[] = [
  {
    name: "kms-key",
    type: "huaweicloud:index/kmsKey:KmsKey",
    needs: [],
    declare: (made) => {
      made.encryptionKey = new huaweicloud.KmsKey("kms-key", {
        keyAlias: "kinds-key",
        keyDescription: "kinds",
        rotationEnabled: true,
        rotationInterval: 90,
        pendingDays: "7",
        tags: { purpose: "test" },
      });
    },
    creation: { service: "kms", method: "POST", path: "/kms/create-key$" },
    deletion: { service: "kms", method: "POST", path: "/kms/schedule-key-deletion$" },
    drift: {
      property: "rotationEnabled",
      change: ({ encryptionKeys }) => {
        onlyRow(encryptionKeys).rotationEnabled = false;
      },
    },
  },
];
