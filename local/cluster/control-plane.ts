import type { ProcessSpec } from "../processes";
import type { KubernetesApi } from "./api";
import type { ClusterFiles } from "./cluster-files";

/** Programs of which a simulated cluster is made. */
export interface ClusterPrograms {
  /** etcd and the Kubernetes control plane in one program. */
  kube: string;
  /** Volcano's processes in one program. */
  volcano: string;
  kwok: string;
  /** Folder of Volcano's Go module: its resource definitions. */
  volcanoModule: string;
}

/** Loopback ports of a cluster's processes. */
export interface ClusterPorts {
  etcd: number;
  etcdPeer: number;
  apiServer: number;
  controllerManager: number;
  scheduler: number;
  kubelet: number;
  webhook: number;
}

export const PORT_NAMES = [
  "etcd",
  "etcdPeer",
  "apiServer",
  "controllerManager",
  "scheduler",
  "kubelet",
  "webhook",
] as const;

/** The part of the control plane that must run before anything can be asked of the cluster. */
export function coreProcesses(program: string, files: ClusterFiles, ports: ClusterPorts): ProcessSpec[] {
  const { directory } = files;
  const etcd = `http://127.0.0.1:${ports.etcd}`;
  const peer = `http://127.0.0.1:${ports.etcdPeer}`;
  return [
    {
      name: "etcd",
      program,
      directory,
      arguments: [
        "etcd",
        "--name=etcd",
        `--data-dir=${files.etcdData}`,
        `--listen-client-urls=${etcd}`,
        `--advertise-client-urls=${etcd}`,
        `--listen-peer-urls=${peer}`,
        `--initial-advertise-peer-urls=${peer}`,
        `--initial-cluster=etcd=${peer}`,
        // Data survives the end of any process, not a power failure: the cloud's state would be lost with it.
        "--unsafe-no-fsync",
        "--auto-compaction-retention=1",
        "--log-level=warn",
      ],
    },
    {
      name: "kube-apiserver",
      program,
      directory,
      arguments: [
        "kube-apiserver",
        `--etcd-servers=${etcd}`,
        "--bind-address=127.0.0.1",
        `--secure-port=${ports.apiServer}`,
        "--advertise-address=127.0.0.1",
        // It would write the loopback address into the endpoints of Service `kubernetes`, which is refused.
        "--endpoint-reconciler-type=none",
        "--service-cluster-ip-range=10.96.0.0/16",
        "--allow-privileged=true",
        "--authorization-mode=Node,RBAC",
        "--profiling=false",
        `--tls-cert-file=${files.serverCertificate}`,
        `--tls-private-key-file=${files.serverKey}`,
        `--client-ca-file=${files.authorityCertificate}`,
        `--service-account-key-file=${files.serviceAccountPublicKey}`,
        `--service-account-signing-key-file=${files.serviceAccountKey}`,
        "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
        `--proxy-client-cert-file=${files.adminCertificate}`,
        `--proxy-client-key-file=${files.adminKey}`,
        // Logs of pods are asked of localhost: the addresses of the nodes exist nowhere.
        "--kubelet-preferred-address-types=InternalDNS",
        `--kubelet-certificate-authority=${files.authorityCertificate}`,
        `--kubelet-client-certificate=${files.adminCertificate}`,
        `--kubelet-client-key=${files.adminKey}`,
      ],
    },
  ];
}

/** The processes that need an API server. */
export function otherProcesses(
  programs: ClusterPrograms,
  files: ClusterFiles,
  ports: ClusterPorts,
  api: KubernetesApi,
): ProcessSpec[] {
  const { directory, kubeconfig } = files;
  return [
    {
      name: "kube-controller-manager",
      program: programs.kube,
      directory,
      arguments: [
        "kube-controller-manager",
        `--kubeconfig=${kubeconfig}`,
        "--leader-elect=false",
        "--bind-address=127.0.0.1",
        `--secure-port=${ports.controllerManager}`,
        `--root-ca-file=${files.authorityCertificate}`,
        `--service-account-private-key-file=${files.serviceAccountKey}`,
        "--use-service-account-credentials=false",
        "--allocate-node-cidrs=false",
        "--profiling=false",
        // Claims are bound by the storage add-on alone (storage.ts), and only to shares that exist.
        "--controllers=*,-persistentvolume-binder-controller",
        "--kube-api-qps=200",
        "--kube-api-burst=400",
      ],
    },
    {
      name: "kube-scheduler",
      program: programs.kube,
      directory,
      arguments: [
        "kube-scheduler",
        `--kubeconfig=${kubeconfig}`,
        "--leader-elect=false",
        "--bind-address=127.0.0.1",
        `--secure-port=${ports.scheduler}`,
        "--profiling=false",
      ],
    },
    {
      name: "kwok",
      // Each kwok has an identity of its own and would wait until the leases of the one before it run out.
      prepare: () => api.remove("/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases"),
      program: programs.kwok,
      directory,
      arguments: [
        `--kubeconfig=${kubeconfig}`,
        `--config=${files.kwokConfiguration}`,
        "--manage-all-nodes=true",
        "--cidr=10.244.0.0/16",
        "--node-lease-duration-seconds=40",
      ],
    },
  ];
}
