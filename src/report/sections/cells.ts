import { day, decimal, isZero, money } from '../format.ts';
import { evidence, type HtmlValue, html } from '../markup/html.ts';

/** Where there is nothing to say. */
export const NONE = html`<span class="none">–</span>`;

/** Reported losses: the base currency, then the others on lines of their own (`USD 12.00; EUR 3.50` as published). */
export function lossCell(amount: string, other: string, currency: string): HtmlValue {
  const lines = [
    ...(isZero(amount) ? [] : [money(amount, currency)]),
    ...other.split('; ').flatMap((part) => {
      const match = /^([A-Z]{3}) (-?\d+(?:\.\d+)?)$/.exec(part);
      return match ? [money(match[2]!, match[1]!)] : [];
    }),
  ];
  if (lines.length === 0) return NONE;
  return lines.map((line) => html`<span class="line">${line}</span>`);
}

/** An amount of the base currency without its name. */
export function amountCell(amount: string): HtmlValue {
  return isZero(amount) ? html`<span class="none">0</span>` : decimal(amount);
}

/** First and last day, on two lines; one when they are the same. */
export function daysCell(firstAt: string | null, lastAt: string | null): HtmlValue {
  const [first, last] = [day(firstAt), day(lastAt)];
  if (first === '') return NONE;
  const line = (text: string): HtmlValue => html`<span class="line">${text}</span>`;
  return first === last ? line(first) : [line(first), line(last)];
}

/** A `;`-separated list of names: the first few, then how many more. */
export function listCell(list: string, shown: number): HtmlValue {
  const names = list === '' ? [] : list.split(';');
  if (names.length === 0) return NONE;
  const more = names.length - shown;
  const first = names.slice(0, shown).map((name, i) => html`${i > 0 && ', '}${evidence(name, 60)}`);
  return more > 0 ? html`${first} <span class="more">and ${more} more</span>` : first;
}

/** Reasons as published (`a; b; c`), each on its own line. */
export function reasonList(reasons: string, none: string): HtmlValue {
  if (reasons === '') return html`<span class="none">${none}</span>`;
  return html`<ul class="reasons">${reasons
    .split('; ')
    .slice(0, 12)
    .map((reason) => html`<li>${evidence(reason, 160)}</li>`)}</ul>`;
}
