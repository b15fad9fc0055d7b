import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../paths";

/** One box: a component of the program, placed in a column (0 is the left) and a row (fractions allowed). */
export interface GraphNode {
  id: string;
  /** Two lines of text. */
  lines: [string, string];
  /** File under components/ that creates it. */
  component: string;
  layer: keyof typeof LAYERS;
  column: number;
  row: number;
}

/** Fill of each layer, dark enough for white text on light and on dark pages. */
const LAYERS = {
  cloud: { fill: "#b45309", title: "cloud" },
  cluster: { fill: "#1d4ed8", title: "cluster" },
  data: { fill: "#047857", title: "storage and data" },
  workload: { fill: "#7e22ce", title: "workloads" },
} as const;

/** The dev environment. Edges that follow from others are left out. */
export const NODES: readonly GraphNode[] = [
  node("network", ["VPC, subnet,", "security group"], "network", "cloud", 0, 0),
  node("bucket", ["OBS bucket", "data sets"], "obs-bucket", "data", 0, 1.6),
  node("registry", ["SWR", "organization"], "image-registry", "cloud", 0, 2.7),
  node("cluster", ["CCE cluster", "kubeconfig"], "cce-cluster", "cloud", 1, 0),
  node("share", ["SFS Turbo HPC", "linked to OBS"], "sfs-turbo", "data", 1, 1.6),
  node("pool", ["NPU node pool", "4 nodes × 8 NPUs"], "npu-node-pool", "cloud", 2, 0),
  node("addons", ["CCE add-ons", "Volcano, NPU"], "cluster-addons", "cluster", 3, 0),
  node("volumes", ["Namespaces", "PV and PVC"], "shared-volume", "cluster", 3, 1.6),
  node("images", ["Image pre-pull", "all NPU nodes"], "image-pre-pull", "cluster", 4, 0),
  node("upload", ["Data upload", "checksum verified"], "data-upload", "data", 5, 0.8),
  node("single", ["Volcano job", "1 node, 8 NPUs"], "megatron-training", "workload", 6, 0.3),
  node("double", ["Volcano job", "2 nodes, 16 NPUs"], "megatron-training", "workload", 6, 1.3),
  node("serving", ["vLLM service", "of the model"], "vllm-service", "workload", 5, 2.2),
];

/** From what is needed to what needs it. */
export const EDGES: readonly (readonly [from: string, to: string])[] = [
  ["network", "cluster"],
  ["network", "share"],
  ["bucket", "share"],
  ["cluster", "pool"],
  ["pool", "addons"],
  ["pool", "volumes"],
  ["share", "volumes"],
  ["addons", "images"],
  ["images", "upload"],
  ["volumes", "upload"],
  ["upload", "single"],
  ["upload", "double"],
  ["images", "serving"],
  ["volumes", "serving"],
];

const BOX = { width: 142, height: 52, columnStep: 172, rowStep: 78, margin: 12, radius: 8 };
/** Grey that can be read on white and on black. */
const NEUTRAL = "#8b949e";

function node(
  id: string,
  lines: [string, string],
  component: string,
  layer: keyof typeof LAYERS,
  column: number,
  row: number,
): GraphNode {
  return { id, lines, component, layer, column, row };
}

function left(box: GraphNode): number {
  return BOX.margin + box.column * BOX.columnStep;
}

function top(box: GraphNode): number {
  return Math.round(BOX.margin + box.row * BOX.rowStep);
}

function boxMarkup(box: GraphNode): string {
  const middle = left(box) + BOX.width / 2;
  const y = top(box);
  return [
    `<rect x="${left(box)}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="${BOX.radius}" fill="${LAYERS[box.layer].fill}"/>`,
    `<text x="${middle}" y="${y + 22}" font-weight="600">${box.lines[0]}</text>`,
    `<text x="${middle}" y="${y + 40}" font-size="13">${box.lines[1]}</text>`,
  ].join("\n");
}

function edgeMarkup(from: GraphNode, to: GraphNode): string {
  const startX = left(from) + BOX.width;
  const startY = top(from) + BOX.height / 2;
  const endX = left(to) - 7;
  const endY = top(to) + BOX.height / 2;
  const bend = Math.max(20, (endX - startX) / 2);
  return `<path d="M${startX} ${startY} C${startX + bend} ${startY} ${endX - bend} ${endY} ${endX} ${endY}" marker-end="url(#head)"/>`;
}

/** The picture of the dev environment's graph as SVG, without a background. Throws for an edge to an unknown box. */
export function graphSvg(): string {
  const boxes = new Map(NODES.map((box) => [box.id, box]));
  const edges = EDGES.map(([from, to]) => {
    const source = boxes.get(from);
    const target = boxes.get(to);
    if (source === undefined || target === undefined)
      throw new Error(`EDGES: got ${from} -> ${to}; both must be in NODES`);
    return edgeMarkup(source, target);
  });
  const width = Math.max(...NODES.map(left)) + BOX.width + BOX.margin;
  const legendY = Math.max(...NODES.map(top)) + BOX.height + 30;
  const legend = Object.values(LAYERS).map(({ fill, title }, index) => {
    const x = 380 + index * 150;
    return `<rect x="${x}" y="${legendY - 11}" width="14" height="14" rx="3" fill="${fill}"/><text x="${x + 20}" y="${legendY + 1}" fill="${NEUTRAL}" text-anchor="start" font-size="13">${title}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${legendY + 16}" role="img" aria-labelledby="title">`,
    `<title id="title">Resource graph of the dev environment: an arrow leads from what is needed to what needs it</title>`,
    `<defs><marker id="head" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="${NEUTRAL}" stroke="none"/></marker></defs>`,
    `<g fill="none" stroke="${NEUTRAL}" stroke-width="1.6">`,
    ...edges,
    "</g>",
    `<g font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="14" text-anchor="middle" fill="#ffffff">`,
    ...NODES.map(boxMarkup),
    ...legend,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

if (require.main === module) {
  writeFileSync(join(projectRoot(), "docs/graph.svg"), graphSvg());
}
