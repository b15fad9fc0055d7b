import * as huaweicloud from "@pulumi/huaweicloud";
import { need, onlyRow, type ResourceKind } from "./kind";

const tags = { purpose: "test" };

/** Public key of a pair whose private key nobody has. */
const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF9Eo6hNy1qX3u6aWVk8I/d1HuOr34i9kbiwObAdrj3R nobody";

/** VPC, subnet, security group and key pair. */
export const FOUNDATION: readonly ResourceKind[] = [
  {
    name: "vpc",
    type: "huaweicloud:index/vpc:Vpc",
    needs: [],
    declare: (made) => {
      made.vpc = new huaweicloud.Vpc("vpc", { name: "kinds", cidr: "10.20.0.0/16", description: "kinds", tags });
    },
    creation: { service: "vpc", method: "POST", path: "/vpcs$" },
    deletion: { service: "vpc", method: "DELETE", path: "/vpcs/[^/]+$" },
    drift: {
      property: "description",
      change: ({ vpcs }) => {
        onlyRow(vpcs).description = "changed by hand";
      },
    },
  },
  {
    name: "subnet",
    type: "huaweicloud:index/vpcSubnet:VpcSubnet",
    needs: ["vpc"],
    declare: (made) => {
      made.subnet = new huaweicloud.VpcSubnet("subnet", {
        name: "kinds-subnet",
        vpcId: need(made.vpc, "vpc").id,
        cidr: "10.20.0.0/18",
        gatewayIp: "10.20.0.1",
        description: "kinds",
        tags,
      });
    },
    creation: { service: "vpc", method: "POST", path: "/subnets$" },
    deletion: { service: "vpc", method: "DELETE", path: "/subnets/[^/]+$" },
    drift: {
      property: "description",
      change: ({ subnets }) => {
        onlyRow(subnets).description = "changed by hand";
      },
    },
  },
  {
    name: "security-group",
    type: "huaweicloud:index/networkingSecgroup:NetworkingSecgroup",
    needs: [],
    declare: (made) => {
      made.securityGroup = new huaweicloud.NetworkingSecgroup("security-group", {
        name: "kinds-nodes",
        description: "nodes",
        deleteDefaultRules: true,
        tags,
      });
    },
    creation: { service: "vpc", method: "POST", path: "/security-groups$" },
    deletion: { service: "vpc", method: "DELETE", path: "/security-groups/[^/]+$" },
    drift: {
      property: "description",
      change: ({ securityGroups }) => {
        for (const group of securityGroups.values()) if (group.name === "kinds-nodes") group.description = "by hand";
      },
    },
  },
  {
    name: "security-group-rule",
    type: "huaweicloud:index/networkingSecgroupRule:NetworkingSecgroupRule",
    needs: ["security-group"],
    declare: (made) => {
      new huaweicloud.NetworkingSecgroupRule("security-group-rule", {
        securityGroupId: need(made.securityGroup, "security-group").id,
        direction: "ingress",
        ethertype: "IPv4",
        protocol: "tcp",
        ports: "111,2049,2051,2052,20048",
        remoteIpPrefix: "10.20.0.0/16",
      });
    },
    creation: { service: "vpc", method: "POST", path: "/security-group-rules$" },
    // The group's default rules are deleted by the same call; this one is named after the pause of its own wait.
    deletion: { service: "vpc", method: "DELETE", path: "/v1/[^/]+/security-group-rules/[^/]+$" },
    drift: {
      change: ({ securityGroupRules }) => {
        for (const rule of securityGroupRules.values())
          if (rule.multiport.startsWith("111,")) securityGroupRules.delete(rule.id);
      },
    },
  },
  {
    name: "key-pair",
    type: "huaweicloud:index/kpsKeypair:KpsKeypair",
    needs: [],
    declare: (made) => {
      made.keyPair = new huaweicloud.KpsKeypair("key-pair", { name: "kinds-key", publicKey, description: "nodes" });
    },
    creation: { service: "kms", method: "POST", path: "/keypairs$" },
    deletion: { service: "kms", method: "DELETE", path: "/keypairs/[^/]+$" },
    drift: {
      property: "description",
      change: ({ keyPairs }) => {
        onlyRow(keyPairs).description = "changed by hand";
      },
    },
  },
];
