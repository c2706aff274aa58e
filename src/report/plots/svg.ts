import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeHtml, type Html, html, pictureMarkup } from '../markup/html.ts';
import { visibleText } from '../markup/visible.ts';

/** The width of a plot in its own units: 1:1 in the text column and on A4, or on a phone. */
export type PlotWidth = 860 | 340;

/** Shapes and text, nothing that loads, links, runs or embeds. */
const ELEMENTS = new Set(['svg', 'g', 'path', 'rect', 'line', 'circle', 'text', 'tspan', 'title']);
const ATTRIBUTES =
  /^(aria-label|aria-hidden|role|class|viewBox|width|height|x|y|x1|x2|y1|y2|dx|dy|r|rx|ry|cx|cy|d|transform|fill|fill-opacity|stroke|stroke-[a-z]+|opacity|paint-order|text-anchor|font-[a-z]+|font-variant|style)$/;

interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string;
  readonly childNodes: Iterable<Node>;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
}

/**
 * Draws with Observable Plot and prints the result as inline SVG. The printer is ours: it lets through a fixed list of
 * elements and attributes and escapes everything else, so that no text from evidence can become markup whatever the
 * libraries do. Colours are CSS variables of the report, so that the same plot serves paper, screen and dark mode.
 *
 * @param label what the plot shows and its main finding, for readers who do not see it.
 */
export function draw(width: PlotWidth, label: string, options: PlotOptions): Html {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = plot({
    ...options,
    width,
    document: document as unknown as NonNullable<PlotOptions['document']>,
    className: 'chart',
    ariaLabel: visibleText(label, 600),
  }) as unknown as Node;
  return pictureMarkup(print(svg, true));
}

/** The same plot for both widths; the style sheet shows one. */
export function drawBoth(paint: (width: PlotWidth) => Html): Html {
  return html`<div class="wide">${paint(860)}</div><div class="narrow">${paint(340)}</div>`;
}

function print(node: Node, outermost: boolean): string {
  if (node.nodeType === 3) return escapeHtml(visibleText(node.textContent));
  if (node.nodeType !== 1 || node.nodeName.toLowerCase() === 'style') return '';
  const name = node.nodeName.toLowerCase();
  if (!ELEMENTS.has(name)) throw new Error(`a plot holds <${name}>, which is neither a shape nor text`);
  let attributes = outermost ? ' role="img"' : '';
  for (const { name: attribute, value } of node.attributes ?? []) {
    if (!ATTRIBUTES.test(attribute)) continue;
    attributes += ` ${attribute}="${escapeHtml(visibleText(value, Number.POSITIVE_INFINITY))}"`;
  }
  let inner = '';
  for (const child of node.childNodes) inner += print(child, false);
  return `<${name}${attributes}>${inner}</${name}>`;
}
