import * as huaweicloud from "@pulumi/huaweicloud";
import { publicImages } from "../../../local/cloud/flavors";
import { endpointServices } from "../../../local/cloud/services/vpc-endpoint";

import { need, onlyRow, type ResourceKind } from "./kind";

const tags = { purpose: "test" };

const registryService = endpointServices("cn-southwest-2").find(({ name }) => name.endsWith(".swr"));

const bastionImage = publicImages.find(({ architecture }) => architecture === "amd64");

/** Public address, NAT gateway with a rule, endpoint of the VPC, server to log in to. */
export const NETWORK: readonly ResourceKind[] = [
  {
    name: "eip",
    type: "huaweicloud:index/vpcEip:VpcEip",
    needs: [],
    declare: (made) => {
      made.eip = new huaweicloud.VpcEip("eip", {
        name: "kinds-nat",
        description: "kinds",
        publicip: { type: "5_bgp" },
        bandwidth: { name: "kinds-nat", size: 100, shareType: "PER", chargeMode: "traffic" },
        tags,
      });
    },
    creation: { service: "vpc", method: "POST", path: "/publicips$" },
    deletion: { service: "vpc", method: "DELETE", path: "/publicips/[^/]+$" },
    drift: {
      property: "bandwidth",
      change: ({ bandwidths }) => {
        onlyRow(bandwidths).size = 5;
      },
    },
    failedState: true,
  },
  {
    name: "nat-gateway",
    type: "huaweicloud:index/natGateway:NatGateway",
    needs: ["vpc", "subnet"],
    declare: (made) => {
      made.natGateway = new huaweicloud.NatGateway("nat-gateway", {
        name: "kinds-nat",
        description: "kinds",
        spec: "1",
        vpcId: need(made.vpc, "vpc").id,
        subnetId: need(made.subnet, "subnet").id,
        tags,
      });
    },
    creation: { service: "nat", method: "POST", path: "/nat_gateways$" },
    deletion: { service: "nat", method: "DELETE", path: "/nat_gateways/[^/]+$" },
    drift: {
      property: "spec",
      change: ({ natGateways }) => {
        onlyRow(natGateways).spec = "2";
      },
    },
    failedState: true,
  },
  {
    name: "snat-rule",
    type: "huaweicloud:index/natSnatRule:NatSnatRule",
    needs: ["nat-gateway", "eip"],
    declare: (made) => {
      new huaweicloud.NatSnatRule("snat-rule", {
        natGatewayId: need(made.natGateway, "nat-gateway").id,
        floatingIpId: need(made.eip, "eip").id,
        subnetId: need(made.subnet, "subnet").id,
        description: "nodes",
      });
    },
    creation: { service: "nat", method: "POST", path: "/snat_rules$" },
    deletion: { service: "nat", method: "DELETE", path: "/snat_rules/[^/]+$" },
    drift: {
      property: "description",
      change: ({ snatRules }) => {
        onlyRow(snatRules).description = "changed by hand";
      },
    },
    failedState: true,
  },
  {
    name: "vpc-endpoint",
    type: "huaweicloud:index/vpcepEndpoint:VpcepEndpoint",
    needs: ["vpc", "subnet"],
    declare: (made) => {
      new huaweicloud.VpcepEndpoint("vpc-endpoint", {
        serviceId: need(registryService, "the endpoint service of SWR").id,
        vpcId: need(made.vpc, "vpc").id,
        networkId: need(made.subnet, "subnet").id,
        description: "kinds",
        tags,
      });
    },
    creation: { service: "vpcep", method: "POST", path: "/vpc-endpoints$" },
    deletion: { service: "vpcep", method: "DELETE", path: "/vpc-endpoints/[^/]+$" },
    drift: {
      property: "tags",
      change: ({ vpcEndpoints, tags: written }) => {
        written.set(`endpoint/${onlyRow(vpcEndpoints).id}`, { purpose: "changed by hand" });
      },
    },
    failedState: true,
  },
  {
    name: "bastion",
    type: "huaweicloud:index/computeInstance:ComputeInstance",
    needs: ["vpc", "subnet", "security-group", "key-pair"],
    declare: (made) => {
      new huaweicloud.ComputeInstance("bastion", {
        name: "kinds-bastion",
        description: "kinds",
        flavorId: "s7.medium.2",
        imageId: need(bastionImage, "an image for x86 servers").id,
        keyPair: need(made.keyPair, "key-pair").name,
        securityGroupIds: [need(made.securityGroup, "security-group").id],
        networks: [{ uuid: need(made.subnet, "subnet").id }],
        systemDiskType: "GPSSD",
        systemDiskSize: 40,
        availabilityZone: "cn-southwest-2a",
        tags,
      });
    },
    creation: { service: "ecs", method: "POST", path: "/cloudservers$" },
    deletion: { service: "ecs", method: "POST", path: "/cloudservers/delete$" },
    drift: {
      property: "description",
      change: ({ servers }) => {
        onlyRow(servers).description = "changed by hand";
      },
    },
    failedState: true,
  },
];
