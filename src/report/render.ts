import { readFileSync } from 'node:fs';
import { minute } from './format.ts';
import { cssString, evidence, type Html, html, styleMarkup } from './markup/html.ts';
import { visibleText } from './markup/visible.ts';
import type { ReportData } from './report-data.ts';
import { SECTIONS } from './sections/all.ts';
import { cover } from './sections/cover.ts';

const STYLE = ['page', 'parts', 'print'].map((name) =>
  readFileSync(new URL(`./style/${name}.css`, import.meta.url), 'utf8'),
);

/** Nothing is loaded, run, framed or sent, whatever stands in the evidence. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const NO_HANDLING = 'No handling code was set: treat as restricted';

/**
 * The report as one HTML file: readable without script and network, on paper, on a phone and by a screen reader.
 * Pure: the same data gives the same bytes.
 */
export function renderReport(data: ReportData): string {
  const { caseInfo } = data.context;
  const page = html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${visibleText(caseInfo.title, 120)}: report</title>
${styleMarkup(`${STYLE.join('\n')}\n${pageMargins(data)}`)}
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
${handling(data)}
${cover(data)}
<div class="columns">
<nav class="contents" aria-labelledby="contents"><h2 id="contents">Contents</h2>
<ol>${SECTIONS.map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>\n`)}</ol>
</nav>
<main id="report">
${SECTIONS.map((section, i) => chapter(section.id, `${i + 1}`, section.title, section.render(data)))}
</main>
</div>
<footer><p>${evidence(caseInfo.title, 120)}, ${evidence(caseInfo.id, 64)}. Made on ${minute(data.context.generatedAt)} with ${data.context.versions.join(', ')}. Ledger root <code>${evidence(data.context.ledger.root, 120)}</code>.</p><p><a href="#top">Back to the top</a></p></footer>
</body>
</html>
`;
  return page.toString();
}

function chapter(id: string, number: string, title: string, body: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading"><span class="no">${number}</span> ${title}</h2>
${body}</section>
`;
}

function handling(data: ReportData): Html {
  const { handling } = data.context.caseInfo;
  return html`<p class="handling" role="note" aria-label="Handling">${
    handling === '' ? NO_HANDLING : evidence(handling, 160)
  }<span class="holds"> · Holds personal data of victims and suspects</span></p>`;
}

/** What stands in the margins of every printed page. */
function pageMargins(data: ReportData): string {
  const { handling, title, id } = data.context.caseInfo;
  const box = (place: string, content: string): string =>
    `@${place} { content: ${content}; font: 7.5pt/1.3 "Liberation Sans", Arial, sans-serif; color: #5b6068; }`;
  return `@page {
${box('top-left', cssString(handling === '' ? NO_HANDLING : handling))}
${box('top-right', cssString(id))}
${box('bottom-left', cssString(title))}
${box('bottom-right', 'counter(page) " / " counter(pages)')}
}`;
}
