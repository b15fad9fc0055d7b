import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { init, setPlatformAPI, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { escaped, markup, trusted, type Markup } from "./html";

use([LineChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

/** Size of the charts' text in pixels. */
const FONT_PIXELS = 12;

/** Width of text in pixels, rather too much than too little: the reader's font is not known here. */
function textWidth(text: string): number {
  const wide = (text.match(/[\u2E80-\uFFEF]/g) ?? []).length;
  return FONT_PIXELS * (wide * 1.05 + (text.length - wide) * 0.6);
}

setPlatformAPI({ measureText: (text) => ({ width: textWidth(text) }) });

/** A curve of a chart. */
export interface Curve {
  readonly name: string;
  /** Points in the order of x. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** `line` (the default), `dashed` as of a baseline, or `points` with a thin line between them. */
  readonly form?: "line" | "dashed" | "points";
  /** Number of the colour, from 0. Defaults to the place of the curve; two curves of one thing have the same. */
  readonly colour?: number;
}

/** An axis: what it shows, and its unit where it has one. */
export interface Axis {
  readonly name: string;
  /** For example `ms` or `tokens/s/p`; left out for a number without a unit. */
  readonly unit?: string;
}

/** A chart with one horizontal and one vertical axis. */
export interface Chart {
  /** Name within the page, of letters, digits and `-`. */
  readonly id: string;
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Whether the horizontal axis shows each doubling at the same distance, as for concurrencies 1, 2, 4, 8. */
  readonly doubling?: boolean;
  /** Whether the vertical axis begins at 0. Defaults to no. */
  readonly fromZero?: boolean;
  readonly curves: readonly Curve[];
}

/** Sizes in which a page holds each chart: for a wide window and for a narrow one. */
const SIZES = {
  wide: { width: 880, height: 340 },
  narrow: { width: 330, height: 300 },
} as const;

/** Colours by role: a stand-in that the drawing library takes, and what the page uses instead, on light and dark ground. */
const ROLES = {
  ink: { drawn: "#010101", light: "#1f2430", dark: "#e6e9ef" },
  // The library fills hollow points with it.
  ground: { drawn: "#fff", light: "#ffffff", dark: "#14171d" },
  faint: { drawn: "#010102", light: "#d9dde5", dark: "#3a4150" },
  "curve-0": { drawn: "#010110", light: "#0b62c4", dark: "#6cb2ff" },
  "curve-1": { drawn: "#010111", light: "#b8480a", dark: "#ffa05c" },
  "curve-2": { drawn: "#010112", light: "#1f7a4c", dark: "#5fd39a" },
  "curve-3": { drawn: "#010113", light: "#8338a8", dark: "#d79bf5" },
  "curve-4": { drawn: "#010114", light: "#8a6d00", dark: "#e8cc58" },
  "curve-5": { drawn: "#010115", light: "#b3164f", dark: "#ff8db3" },
} as const;

type Role = keyof typeof ROLES;

const CURVE_ROLES = (Object.keys(ROLES) as Role[]).filter((role) => role.startsWith("curve-"));

function curveRole(index: number): Role {
  return CURVE_ROLES[index % CURVE_ROLES.length] ?? "curve-0";
}

/** Style that gives the charts of a page their colours, on light and on dark ground. */
export const CHART_STYLE = ((): string => {
  const variables = (ground: "light" | "dark"): string =>
    Object.entries(ROLES)
      .map(([role, colours]) => `--chart-${role}:${colours[ground]};`)
      .join("");
  return `:root{${variables("light")}}\n@media (prefers-color-scheme: dark){:root{${variables("dark")}}}`;
})();

/** An axis in words: `Throughput (tokens/s/p)`. */
export function axisText({ name, unit }: Axis): string {
  return unit === undefined ? name : `${name} (${unit})`;
}

/** A number as the axes show it: 1,200,000 as 1.2M. */
function axisNumber(value: number): string {
  const size = Math.abs(value);
  const short = (number: number): string => String(Number(number.toPrecision(4)));
  if (size >= 1e6) return `${short(value / 1e6)}M`;
  if (size >= 1e4) return `${short(value / 1e3)}k`;
  if (size !== 0 && size < 1e-3) return value.toExponential(1).replace("e-", "e-");
  return short(value);
}

/** Sizes of the legend in pixels: a row, the mark of an entry, and what is between mark and text and behind the text. */
const LEGEND = { row: 26, mark: 18, gaps: 17 } as const;

/** Rows that the legend takes; a chart with one curve has none. */
function legendRows({ curves }: Chart, width: number): number {
  if (curves.length < 2) return 0;
  let rows = 1;
  let used = 0;
  for (const { name } of curves) {
    const entry = LEGEND.mark + LEGEND.gaps + textWidth(name);
    if (used > 0 && used + entry > width - LEGEND.gaps) {
      rows++;
      used = 0;
    }
    used += entry;
  }
  return rows;
}

function seriesOf(chart: Chart): object[] {
  return chart.curves.map(({ name, points, form = "line", colour }, index) => {
    const { drawn } = ROLES[curveRole(colour ?? index)];
    const isSparse = points.length <= 40;
    return {
      type: "line",
      name,
      data: points.map((point) => [...point]),
      sampling: "minmax",
      showSymbol: form === "points" || isSparse,
      symbol: form === "dashed" ? "emptyCircle" : "circle",
      symbolSize: 6,
      silent: true,
      emphasis: { disabled: true },
      lineStyle: { color: drawn, width: form === "points" ? 1 : 2, type: form === "dashed" ? "dashed" : "solid" },
      itemStyle: { color: drawn },
    };
  });
}

/** The drawing of a chart in one size, with the library's stand-ins for colours. */
function drawing(chart: Chart, { width, height }: { width: number; height: number }): string {
  const ink = ROLES.ink.drawn;
  const faint = ROLES.faint.drawn;
  const text = { color: ink, fontSize: FONT_PIXELS, fontFamily: "system-ui, sans-serif" };
  const axis = {
    axisLine: { show: true, lineStyle: { color: ink } },
    axisTick: { lineStyle: { color: ink } },
    axisLabel: { ...text, formatter: axisNumber, hideOverlap: true },
    splitLine: { lineStyle: { color: faint } },
    nameTextStyle: text,
  };
  const xs = chart.curves.flatMap(({ points }) => points.map(([x]) => x));
  const rows = legendRows(chart, width);
  const hasLegend = rows > 0;
  const instance = init(null, null, {
    renderer: "svg",
    ssr: true,
    width,
    height: height + Math.max(0, rows - 1) * LEGEND.row,
  });
  instance.setOption({
    animation: false,
    grid: { left: 12, right: 18, top: 6 + rows * LEGEND.row, bottom: 8, outerBoundsMode: "same" },
    ...(hasLegend
      ? {
          legend: {
            top: 0,
            left: 0,
            type: "plain",
            textStyle: text,
            itemWidth: 18,
            itemHeight: 8,
            itemGap: 12,
            silent: true,
          },
        }
      : {}),
    xAxis: {
      ...axis,
      type: chart.doubling === true ? "log" : "value",
      ...(chart.doubling === true ? { logBase: 2 } : {}),
      ...(xs.length === 0
        ? {}
        : { min: xs.reduce((a, b) => Math.min(a, b)), max: xs.reduce((a, b) => Math.max(a, b)) }),
      splitNumber: width < 500 ? 3 : 8,
      name: axisText(chart.x),
      nameLocation: "middle",
      nameGap: 28,
      splitLine: { show: false },
    },
    yAxis: {
      ...axis,
      type: "value",
      scale: chart.fromZero !== true,
      name: axisText(chart.y),
      nameLocation: "end",
      nameGap: 12,
      nameTextStyle: { ...text, align: "left", padding: [0, 0, 0, -8] },
    },
    series: seriesOf(chart),
  });
  const svg = instance.renderToSVGString();
  instance.dispose();
  return svg;
}

/** A drawing with the page's colours, and with ids that are its own in the page and the same in every run. */
function dressed(svg: string, chart: Chart, size: string): string {
  const coloured = (Object.keys(ROLES) as Role[]).reduce(
    (text, role) => text.replaceAll(`"${ROLES[role].drawn}"`, `"var(--chart-${role})"`),
    svg,
  );
  const label = escaped(`${chart.title}: ${axisText(chart.y)}, ${axisText(chart.x)}`);
  return coloured
    .replace(/ class="zr\d+-cls-\d+"/g, "")
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/\bzr\d+-/g, `${chart.id}-${size}-`)
    .replace(/ pointer-events="visible"/g, "")
    .replace(/ xmlns:xlink="[^"]*"/, "")
    .replace(/ version="1.1" baseProfile="full"/, "")
    .replace("<svg ", `<svg class="chart-${size}" role="img" aria-label="${label}" `)
    .replace(/\n/g, "");
}

/** A chart as a file of its own, with its colours for light and dark ground. */
export function chartFile(chart: Chart): string {
  const svg = dressed(drawing(chart, SIZES.wide), chart, "wide");
  return `${svg.replace(/^(<svg [^>]*>)/, (head: string) => `${head}<style>${CHART_STYLE}</style>`)}\n`;
}

/** A chart for a page: drawn for a wide and for a narrow window, of which the page's style shows one. */
export function chartFigure(chart: Chart): Markup {
  const sizes = Object.keys(SIZES) as (keyof typeof SIZES)[];
  return markup`<figure id="${chart.id}"><figcaption>${chart.title}</figcaption>
${sizes.map((size) => trusted(`${dressed(drawing(chart, SIZES[size]), chart, size)}\n`))}</figure>`;
}
