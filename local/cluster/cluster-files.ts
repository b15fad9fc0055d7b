import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { ClusterAccess } from "../cluster-host";
import { writeWhole } from "../whole-file";
import { createAuthority, createSigningKey, issue, type KeyPair } from "./certificates";

/** The files of one cluster's control plane: paths, and the authority that signs its certificates. */
export interface ClusterFiles {
  directory: string;
  etcdData: string;
  authority: KeyPair;
  authorityCertificate: string;
  serverCertificate: string;
  serverKey: string;
  adminCertificate: string;
  adminKey: string;
  serviceAccountKey: string;
  serviceAccountPublicKey: string;
  /** For people and for the processes of the control plane; written by writeKubeconfig. */
  kubeconfig: string;
  kwokConfiguration: string;
}

/** Names and addresses under which the control plane's servers are reached. */
const SERVER_HOSTS = [
  "127.0.0.1",
  "10.96.0.1",
  "localhost",
  "kubernetes",
  "kubernetes.default",
  "kubernetes.default.svc",
];

/** The group that Kubernetes lets do everything. */
export const ADMINISTRATORS = "system:masters";

/** Paths of a cluster's files; makes certificates and keys where they do not exist yet. */
export async function clusterFiles(directory: string): Promise<ClusterFiles> {
  const keys = join(directory, "certificates");
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const at = (name: string): string => join(keys, name);
  const paths = {
    directory,
    etcdData: join(directory, "etcd"),
    authorityCertificate: at("ca.crt"),
    serverCertificate: at("server.crt"),
    serverKey: at("server.key"),
    adminCertificate: at("admin.crt"),
    adminKey: at("admin.key"),
    serviceAccountKey: at("service-account.key"),
    serviceAccountPublicKey: at("service-account.pub"),
    kubeconfig: join(directory, "kubeconfig"),
    kwokConfiguration: join(directory, "kwok.yaml"),
  };
  const authorityKey = at("ca.key");
  // Written last: where it exists, all others do.
  if (!existsSync(paths.authorityCertificate)) {
    const authority = await createAuthority("local-cluster");
    const server = await issue(authority, { commonName: "kube-apiserver", hosts: SERVER_HOSTS });
    const admin = await issue(authority, { commonName: "local-cloud", organization: ADMINISTRATORS });
    const serviceAccounts = createSigningKey();
    writeWhole(authorityKey, authority.privateKey);
    writeWhole(paths.serverCertificate, server.certificate);
    writeWhole(paths.serverKey, server.privateKey);
    writeWhole(paths.adminCertificate, admin.certificate);
    writeWhole(paths.adminKey, admin.privateKey);
    writeWhole(paths.serviceAccountKey, serviceAccounts.privateKey);
    writeWhole(paths.serviceAccountPublicKey, serviceAccounts.publicKey);
    writeWhole(paths.authorityCertificate, authority.certificate);
  }
  const authority = {
    certificate: readFileSync(paths.authorityCertificate, "utf8"),
    privateKey: readFileSync(authorityKey, "utf8"),
  };
  return { ...paths, authority };
}

/** Access with the administrator's certificate on disk, for this process itself. */
export function ownAccess(files: ClusterFiles, server: string): ClusterAccess {
  return {
    server,
    certificateAuthority: files.authority.certificate,
    clientCertificate: readFileSync(files.adminCertificate, "utf8"),
    clientKey: readFileSync(files.adminKey, "utf8"),
  };
}

/** Certificate and key of the control plane's servers. */
export function serverPair(files: ClusterFiles): KeyPair {
  return {
    certificate: readFileSync(files.serverCertificate, "utf8"),
    privateKey: readFileSync(files.serverKey, "utf8"),
  };
}

/** Writes the kubeconfig that the control plane's processes read, and that people can use. */
export function writeKubeconfig(files: ClusterFiles, name: string, server: string): void {
  writeWhole(
    files.kubeconfig,
    stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name, cluster: { server, "certificate-authority": files.authorityCertificate } }],
      users: [
        { name: "local-cloud", user: { "client-certificate": files.adminCertificate, "client-key": files.adminKey } },
      ],
      contexts: [{ name, context: { cluster: name, user: "local-cloud" } }],
      "current-context": name,
    }),
  );
}
