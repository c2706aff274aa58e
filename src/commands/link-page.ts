import type { LinkDone } from '../actions/link-done.ts';
import type { LinkCharts, PairExplanation } from '../domains/link/index.ts';
import { evidence, type Html, html, styleMarkup } from '../report/markup/html.ts';
import { integer } from './words.ts';

const STYLE = `
:root { color-scheme: light dark; --for: #2a6f4e; --against: #a8432f; --line: #8884; --mid: #8a8f98; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: .6rem 0 1.4rem; }
caption { text-align: left; font-weight: 600; padding: .2rem 0; }
th, td { text-align: left; padding: .15rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; white-space: nowrap; }
td.b { width: 38%; } .track { display: block; } .half { display: inline-block; width: 49.5%; vertical-align: middle; }
.bar { display: inline-block; height: .75em; } .left { text-align: right; }
.for { background: var(--for); } .start, .sum { background: var(--mid); } .against { background: var(--against); }
.say { margin: .2rem 0 .4rem; } .quiet { opacity: .7; }
`;

/** One page about a run: weights, blocking, thresholds, examples, rows that cannot be linked. No scripts, nothing loaded. */
export function linkPage(done: LinkDone, charts: LinkCharts): string {
  const { result, files } = done;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Linkage of ${files.map((file) => file.name).join(' and ')}</title>${styleMarkup(STYLE)}</head><body>
<h1>Linkage of ${files.map((file, i) => html`${i > 0 && ' and '}${evidence(file.name, 120)}`)}</h1>
${summary(done)}${weights(done)}${blocking(done)}${thresholds(charts, result.model.link)}${examples(charts.examples)}${unlinkable(charts)}${clusters(done, charts)}
</body></html>
`;
  return page.toString();
}

function summary({ result, files }: LinkDone): Html {
  const { clusters } = result;
  return html`<p>${files.map((file) => html`${evidence(file.name, 120)}: ${integer(file.accepted)} rows, ${integer(file.rejected)} rejected. `)}
${integer(clusters.links)} pairs of at least ${percent(result.model.link)} join ${integer(clusters.rows)} rows into ${integer(clusters.several)} clusters of two or more.</p>
`;
}

/** A bar to the right (for) or left (against), as a share of the widest. */
function bar(value: number, widest: number): Html {
  const width = Math.round((1000 * Math.min(Math.abs(value), widest)) / Math.max(widest, 1e-9)) / 10;
  if (value < 0) {
    return html`<span class="half left"><span class="bar against" style="width:${width}%"></span></span><span class="half"></span>`;
  }
  return html`<span class="half"></span><span class="half"><span class="bar for" style="width:${width}%"></span></span>`;
}

function weights({ result }: LinkDone): Html {
  const { model, plan } = result;
  const bits = (m: number, u: number): number => Math.log2(m / u);
  const all = model.comparisons.flatMap((each) => each.levels ?? []);
  const widest = all.reduce((most, { m, u }) => Math.max(most, Math.abs(bits(m, u))), 1);
  return html`<h2>Weights</h2><p>A bit doubles the odds. Of all pairs of rows ${oneIn(model.prior!)} is of one person or thing: ${signed(Math.log2(model.prior! / (1 - model.prior!)))} bits, with which every pair begins.${
    (model.related ?? 0) > 0 &&
    html` ${upperFirst(oneIn(model.related!))} is related but different; what relatives would agree on as well is taken off.`
  }</p>
${plan.comparisons.map(({ index, levels }) => {
  const each = model.comparisons[index]!;
  return html`<table><caption>${evidence(each.name, 60)} <span class="quiet">(${each.type}${each.shared ? `; relatives share it in ${percent(each.shared)}` : ''})</span></caption>
<thead><tr><th>level</th><th class="n">same entity</th><th class="n">strangers</th><th class="n">bits</th><th>against / for</th></tr></thead><tbody>${levels.map(
    (level, l) => {
      const { m, u } = each.levels![l]!;
      return html`<tr><td>${level.says}</td><td class="n">${percent(m)}</td><td class="n">${percent(u)}</td><td class="n">${signed(bits(m, u))}</td><td class="b">${bar(bits(m, u), widest)}</td></tr>`;
    },
  )}</tbody></table>`;
})}`;
}

function blocking({ result }: LinkDone): Html {
  return html`<h2>Blocking</h2><p>Pairs that no rule brings together are not compared. Keys that make too many pairs are left out.</p>
<table><thead><tr><th>rule</th><th class="n">keys</th><th class="n">pairs</th><th class="n">kept, found first here</th><th class="n">keys left out</th><th class="n">their rows</th><th class="n">their pairs</th></tr></thead><tbody>${result.rules.map(
    (rule) =>
      html`<tr><td>${evidence(rule.rule, 160)}</td><td class="n">${integer(rule.keys)}</td><td class="n">${integer(rule.pairs)}</td><td class="n">${integer(rule.kept ?? 0)}</td><td class="n">${integer(rule.droppedKeys)}</td><td class="n">${integer(rule.droppedRows)}</td><td class="n">${integer(rule.droppedPairs)}</td></tr>`,
  )}</tbody></table>`;
}

function thresholds(charts: LinkCharts, link: number): Html {
  const widest = charts.weights.reduce((most, { pairs }) => Math.max(most, Math.log10(pairs + 1)), 1);
  return html`<h2>Thresholds</h2>
<table><caption>What a threshold keeps, by the model's own probabilities (links join from ${percent(link)})</caption>
<thead><tr><th class="n">probability</th><th class="n">pairs</th><th class="n">of these wrong, expected</th><th class="n">matches below it, expected</th></tr></thead><tbody>${charts.thresholds.map(
    (row) =>
      html`<tr><td class="n">${percent(row.probability)}</td><td class="n">${integer(row.pairs)}</td><td class="n">${row.falseLinks.toFixed(1)}</td><td class="n">${row.missed.toFixed(1)}</td></tr>`,
  )}</tbody></table>
<table><caption>Pairs by weight (bars: powers of ten)</caption><thead><tr><th class="n">bits</th><th class="n">pairs</th><th></th></tr></thead><tbody>${charts.weights.map(
    ({ bits, pairs }) =>
      html`<tr><td class="n">${bits}</td><td class="n">${integer(pairs)}</td><td class="b"><span class="bar for" style="width:${Math.round((100 * Math.log10(pairs + 1)) / widest)}%"></span></td></tr>`,
  )}</tbody></table>`;
}

function examples(pairs: readonly PairExplanation[]): Html {
  return html`<h2>Examples</h2><p>The surest pair, one from the middle of the links, and the pairs nearest the threshold.</p>${pairs.map(waterfall)}`;
}

/** Each bar begins where the one before it ended; the last is the sum. */
function waterfall(pair: PairExplanation): Html {
  const steps = stepsOf(pair);
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const at = (bits: number): string => ((100 * (bits - low)) / Math.max(high - low, 1e-9)).toFixed(1);
  const row = ({ name, detail, from, to, kind }: Step): Html =>
    html`<tr><td>${name}</td><td>${detail}</td><td class="n">${signed(to - from)}</td><td class="b"><span class="track"><span class="bar ${kind}" style="margin-left:${at(Math.min(from, to))}%;width:${at(low + Math.abs(to - from))}%"></span></span></td></tr>`;
  return html`<table><caption>${evidence(pair.left, 60)} and ${evidence(pair.right, 60)}: ${percent(Math.min(pair.probability, 1 - 1e-12))}</caption>
<tbody>${steps.map(row)}</tbody></table>
<p class="say">${evidence(pair.sentence, 600)}</p>`;
}

interface Step {
  readonly name: Html;
  readonly detail: Html;
  readonly from: number;
  readonly to: number;
  readonly kind: 'start' | 'for' | 'against' | 'sum';
}

function stepsOf(pair: PairExplanation): Step[] {
  const parts: [Html, Html, number][] = [
    [html`before comparing`, html``, pair.prior],
    ...pair.fields.map((field): [Html, Html, number] => [
      html`${evidence(field.name, 60)}`,
      html`${values(field)} <span class="quiet">${field.says.startsWith(`${field.name} `) ? field.says.slice(field.name.length + 1) : field.level}${field.sharedBy !== undefined && `, ${integer(field.sharedBy)} rows have it`}</span>`,
      field.weight + field.frequency,
    ]),
  ];
  if (pair.related !== 0) {
    const why = html`<span class="quiet">a household or firm would agree on this too</span>`;
    parts.push([html`relatives`, why, pair.related]);
  }
  let at = 0;
  const steps = parts.map(([name, detail, bits], i): Step => {
    const from = at;
    at += bits;
    return { name, detail, from, to: at, kind: i === 0 ? 'start' : bits < 0 ? 'against' : 'for' };
  });
  return [...steps, { name: html`<b>together</b>`, detail: html``, from: 0, to: pair.total, kind: 'sum' }];
}

/** Two values, once where they are equal; a dash where there is none. */
function values({ left, right }: PairExplanation['fields'][number]): Html {
  const one = (value: string | undefined): Html =>
    value === undefined || value === '' ? html`–` : html`${evidence(value, 80)}`;
  return left === right ? one(left) : html`${one(left)} / ${one(right)}`;
}

function unlinkable(charts: LinkCharts): Html {
  const { rows, at } = charts.unlinkable;
  return html`<h2>Rows that cannot be linked</h2><p>Too little is filled in, or only common values: of ${integer(rows)} rows looked at, so many would not reach a probability even with an exact copy.</p>
<table><thead><tr><th class="n">probability</th><th class="n">rows</th><th class="n">share</th></tr></thead><tbody>${at.map(
    (row) =>
      html`<tr><td class="n">${percent(row.probability)}</td><td class="n">${integer(row.rows)}</td><td class="n">${percent(row.rows / Math.max(rows, 1))}</td></tr>`,
  )}</tbody></table>`;
}

/** Sizes of clusters that are listed one by one. */
const SIZES = 40;

const REFUSALS: Readonly<Record<string, string>> = {
  support: 'too few of the cross pairs are linked',
  hub: 'one of the rows has too many links',
  apart: 'people decided that they differ',
  exclusive: 'they differ in a column in which one entity cannot',
  source: 'the cluster has a row of that table already',
};

function clusters({ result }: LinkDone, charts: LinkCharts): Html {
  const { refused, contradicted } = result.clusters;
  return html`<h2>Clusters</h2><table><thead><tr><th class="n">rows</th><th class="n">clusters</th></tr></thead><tbody>${charts.sizes
    .slice(0, SIZES)
    .map(
      ({ rows, clusters: n }) => html`<tr><td class="n">${integer(rows)}</td><td class="n">${integer(n)}</td></tr>`,
    )}</tbody></table>
${charts.sizes.length > SIZES && html`<p>${charts.sizes.length - SIZES} larger sizes are not listed; the largest cluster has ${integer(result.clusters.largest)} rows.</p>`}
<table><caption>Links that joined nothing</caption><tbody>${Object.entries(refused).map(
    ([why, n]) => html`<tr><td>${REFUSALS[why]}</td><td class="n">${integer(n)}</td></tr>`,
  )}<tr><td>judgements that contradict each other</td><td class="n">${integer(contradicted)}</td></tr></tbody></table>`;
}

/** `4.2 %`; what is next to nothing or everything is said as such, never rounded to it. */
function percent(share: number): string {
  if (share > 0 && share < 0.0001) return 'under 0.01 %';
  if (share > 0.9999 && share < 1) return 'over 99.99 %';
  const value = 100 * share;
  return `${value.toFixed(value < 1 || value > 99.9 ? 2 : 1)} %`;
}

/** `one in 1,000`. */
function oneIn(share: number): string {
  return `one in ${integer(Math.round(1 / share))}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Bits with their sign. */
function signed(bits: number): string {
  const size = Math.abs(bits).toFixed(1);
  return size === '0.0' ? size : `${bits < 0 ? '−' : '+'}${size}`;
}
