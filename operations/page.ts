import { CHART_STYLE } from "./charts";
import { jsonMarkup, markup, trusted, type Content } from "./html";

/** Language of a page. */
export type PageLanguage = "en" | "zh";

/** A page that needs nothing but itself. */
export interface Page {
  readonly language: PageLanguage;
  readonly title: string;
  readonly body: Content;
  /** What the page was made from; stands in it as JSON, for programs. */
  readonly data: unknown;
}

const STYLE = `${CHART_STYLE}
:root{color-scheme:light dark;--ground:#fff;--panel:#f4f6f9;--ink:#1f2430;--soft:#566072;--line:#d9dde5;--good:#17693c;--warn:#8a4b00;--bad:#a8162e;--warn-ground:#fff5e6;--bad-ground:#fdecef}
@media (prefers-color-scheme: dark){:root{--ground:#14171d;--panel:#1d222b;--ink:#e6e9ef;--soft:#a3adbd;--line:#3a4150;--good:#63d69b;--warn:#ffbe73;--bad:#ff95a8;--warn-ground:#33281a;--bad-ground:#3a1f26}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
main{max-width:928px;margin:0 auto;padding:20px 24px 48px}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 4px}
h2{font-size:1.15rem;margin:32px 0 10px;padding-bottom:4px;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:20px 0 6px}
p{margin:6px 0}
.soft{color:var(--soft)}
.good{color:var(--good)}
.bad{color:var(--bad);font-weight:600;white-space:nowrap}
dl.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(138px,1fr));gap:10px;margin:14px 0}
dl.tiles>div{background:var(--panel);border-radius:8px;padding:10px 12px}
dl.tiles dt{color:var(--soft);font-size:.8rem}
dl.tiles dd{margin:2px 0 0;font-size:1.12rem;font-weight:600;font-variant-numeric:tabular-nums}
dl.tiles dd small{display:block;font-weight:400;font-size:.8rem;color:var(--soft)}
section.problem{border-left:4px solid var(--warn);background:var(--warn-ground);border-radius:0 8px 8px 0;padding:10px 14px;margin:12px 0}
section.problem.bad-ground{border-left-color:var(--bad);background:var(--bad-ground)}
section.problem h3{margin:0 0 4px}
pre{margin:6px 0;padding:8px 10px;background:var(--panel);border-radius:6px;font:12.5px/1.45 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap}
code{font:.88em ui-monospace,Menlo,Consolas,monospace}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.88rem;overflow-wrap:normal}
td:nth-child(2):last-child{overflow-wrap:anywhere}
th,td{text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
figure{margin:14px 0}
figcaption{font-weight:600;margin-bottom:4px}
figure svg{display:block;max-width:100%;height:auto}
svg.chart-narrow{display:none}
details{margin:10px 0}
ul{margin:6px 0;padding-left:20px}
summary{cursor:pointer;color:var(--soft)}
footer{margin-top:36px;color:var(--soft);font-size:.85rem}
@media (max-width:640px){main{padding:14px 15px 36px}svg.chart-wide{display:none!important}svg.chart-narrow{display:block!important}h1{font-size:1.25rem}}
@media print{body{font-size:12px}section.problem,figure{break-inside:avoid}}`;

/** Nothing may be loaded, and no program may run: what the logs hold is only shown. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A page as the text of one file, which loads nothing; well-formed as XML too, so that it can be checked. */
export function pageText({ language, title, body, data }: Page): string {
  const page = markup`<!DOCTYPE html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="${POLICY}" />
<title>${title}</title>
<link rel="icon" href="data:," />
<style>${trusted(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
<script type="application/json" id="data">${jsonMarkup(data)}</script>
</body>
</html>
`;
  return page.html;
}
