import type { LinkDone } from '../actions/link-done.ts';
import type { LinkCharts, PairExplanation } from '../domains/link/index.ts';
import { evidence, type Html, html, styleMarkup } from '../report/markup/html.ts';
import { integer } from './words.ts';

const STYLE = `
:root { color-scheme: light dark; --for: #2a6f4e; --against: #a8432f; --line: #8884; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: .6rem 0 1.4rem; }
caption { text-align: left; font-weight: 600; padding: .2rem 0; }
th, td { text-align: left; padding: .15rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; white-space: nowrap; }
td.b { width: 38%; } .half { display: inline-block; width: 49.5%; vertical-align: middle; }
.bar { display: inline-block; height: .75em; } .left { text-align: right; }
.for { background: var(--for); } .against { background: var(--against); }
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
  return html`<h2>Weights</h2><p>A bit doubles the odds. Two rows drawn at random are the same with ${model.prior!.toExponential(2)} (${Math.log2(model.prior! / (1 - model.prior!)).toFixed(1)} bits).${
    (model.related ?? 0) > 0 &&
    html` They are related but different with ${model.related!.toExponential(2)}; what relatives would agree on as well is taken off.`
  }</p>
${plan.comparisons.map(({ index, levels }) => {
  const each = model.comparisons[index]!;
  return html`<table><caption>${evidence(each.name, 60)} <span class="quiet">(${each.type}${each.shared ? `; relatives share it in ${percent(each.shared)}` : ''})</span></caption>
<thead><tr><th>level</th><th class="n">same entity</th><th class="n">strangers</th><th class="n">bits</th><th>against / for</th></tr></thead><tbody>${levels.map(
    (level, l) => {
      const { m, u } = each.levels![l]!;
      return html`<tr><td>${level.says}</td><td class="n">${percent(m)}</td><td class="n">${percent(u)}</td><td class="n">${bits(m, u).toFixed(1)}</td><td class="b">${bar(bits(m, u), widest)}</td></tr>`;
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

function waterfall(pair: PairExplanation): Html {
  const widest = pair.fields.reduce(
    (most, { weight, frequency }) => Math.max(most, Math.abs(weight + frequency)),
    Math.abs(pair.prior),
  );
  const step = (name: Html, detail: Html, bits: number): Html =>
    html`<tr><td>${name}</td><td>${detail}</td><td class="n">${bits.toFixed(1)}</td><td class="b">${bar(bits, widest)}</td></tr>`;
  return html`<table><caption>${evidence(pair.left, 60)} and ${evidence(pair.right, 60)}: ${percent(pair.probability)}</caption>
<tbody>${step(html`before comparing`, html``, pair.prior)}${pair.fields.map((field) =>
    step(
      html`${evidence(field.name, 60)}`,
      html`${evidence(field.left, 80)} / ${evidence(field.right, 80)} <span class="quiet">${field.level}${field.sharedBy !== undefined && `, ${integer(field.sharedBy)} rows have it`}</span>`,
      field.weight + field.frequency,
    ),
  )}${pair.related !== 0 && step(html`relatives`, html`<span class="quiet">a household or firm would agree on this too</span>`, pair.related)}
<tr><th>total</th><th></th><th class="n">${pair.total.toFixed(1)}</th><th></th></tr></tbody></table>
<p class="say">${evidence(pair.sentence, 600)}</p>`;
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

function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 0.01) return `${value.toExponential(1)} %`;
  return `${value >= 99.95 && value < 100 ? value.toFixed(3) : value.toFixed(value < 1 ? 2 : 1)} %`;
}
