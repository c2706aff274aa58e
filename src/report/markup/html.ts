import { visibleParts, visibleText } from './visible.ts';

/** Markup that is safe to send as it stands: made by `html` or by the two named doors below, never by a cast. */
export class Html {
  readonly #markup: string;

  constructor(markup: string, key: typeof MADE_HERE) {
    if (key !== MADE_HERE) throw new Error('Html is made by the html tag');
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

const MADE_HERE = Symbol('made here');

/** What may stand in a template. `false`, `null` and `undefined` print nothing. */
export type HtmlValue = Html | string | number | bigint | false | null | undefined | readonly HtmlValue[];

/** Longest text of any kind in a template: whatever a caller forgot to cut, a report stays readable. */
const MAX_VALUE = 1000;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character]!);
}

/**
 * A template of ours; every value is escaped unless it is `Html` itself. Attributes must be quoted (a test reads the
 * sources for `=${`): escaping covers quoted attributes only.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0]!;
  for (let i = 0; i < values.length; i++) markup += print(values[i]) + strings[i + 1]!;
  return new Html(markup, MADE_HERE);
}

function print(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (Array.isArray(value)) return value.map(print).join('');
  return escapeHtml(visibleText(String(value), MAX_VALUE));
}

/** Text from evidence: isolated from the direction of its neighbours, invisible characters shown, cut when endless. */
export function evidence(text: string | null | undefined, limit?: number): Html {
  if (text === null || text === undefined || text === '') return html`<span class="none">–</span>`;
  const parts = visibleParts(text, limit).map((part) =>
    part.standIn ? html`<span class="stand-in">${part.text}</span>` : html`${part.text}`,
  );
  return /\S{25}/.test(text) ? html`<bdi class="long">${parts}</bdi>` : html`<bdi>${parts}</bdi>`;
}

/** Door 1: a picture printed by plots/svg.ts, which lets through shapes and escaped text only. */
export function pictureMarkup(svg: string): Html {
  if (!svg.startsWith('<svg ') || !svg.endsWith('</svg>')) throw new Error('a plot is not one svg element');
  return new Html(svg, MADE_HERE);
}

/** Door 2: our own style sheet; it cannot end the style element. */
export function styleMarkup(css: string): Html {
  if (/<\/|<!--|@import|url\(/i.test(css)) throw new Error('the style sheet would leave its element or load something');
  return new Html(`<style>${css}</style>`, MADE_HERE);
}

/** A text as a CSS string: everything but letters, digits and spaces is written as a code point. */
export function cssString(text: string): string {
  const escaped = visibleText(text, 120).replace(
    /[^A-Za-z0-9 ]/gu,
    (character) => `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped}"`;
}
