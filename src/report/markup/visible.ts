/**
 * Text from evidence as a reader must see it: nothing invisible, nothing that reorders its neighbours, nothing endless.
 * Sources: Unicode TR 36 (security considerations), TR 9 (bidirectional controls).
 */

/** Longest text from evidence that a report prints; the whole is in the exhibit and in the exports. */
export const MAX_TEXT = 240;

/**
 * Invisible, control, bidirectional, private and unassigned characters, lone surrogates, blanks that pretend to be
 * letters; and marks beyond the fourth on one letter, which are no writing system: they paint over the lines above.
 */
const UNSEEN = /(?<=\p{M}{4})\p{M}+|[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Cs}\u115F\u1160\u3164\uFFA0\u2800]/gu;

export interface VisiblePart {
  readonly text: string;
  /** The text stands for a character that cannot be seen, or for what was cut. */
  readonly standIn: boolean;
}

function standIn(unseen: string): string {
  if (/^\p{M}/u.test(unseen)) return `⟨+${[...unseen].length} marks⟩`;
  return `⟨U+${unseen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * Splits a text into what can be shown as it is and stand-ins for what cannot: `⟨U+202E⟩` for invisible, control,
 * bidirectional, private and unassigned characters and lone surrogates, `⟨+12 marks⟩` for stacked marks, and a note
 * when the text is longer than `limit` characters (UTF-16 units).
 */
export function visibleParts(text: string, limit: number = MAX_TEXT): VisiblePart[] {
  const cut = text.length > limit;
  const kept = cut ? wholeCharacters(text, limit) : text;
  const parts: VisiblePart[] = [];
  let at = 0;
  const plainUpTo = (to: number): void => {
    if (to > at) parts.push({ text: kept.slice(at, to), standIn: false });
  };
  for (const match of kept.matchAll(UNSEEN)) {
    plainUpTo(match.index);
    parts.push({ text: standIn(match[0]), standIn: true });
    at = match.index + match[0].length;
  }
  plainUpTo(kept.length);
  if (cut) parts.push({ text: `… ⟨cut: ${text.length} characters⟩`, standIn: true });
  return parts;
}

/** The same as one string: for attributes, titles and plots. */
export function visibleText(text: string, limit: number = MAX_TEXT): string {
  return visibleParts(text, limit)
    .map((part) => part.text)
    .join('');
}

/** A short label for a plot, whose numbers stand in a table beside it: cut without a note. */
export function labelText(text: string, limit: number): string {
  const whole = visibleText(text.slice(0, 4 * limit), 4 * limit);
  return whole.length <= limit && text.length <= 4 * limit ? whole : `${wholeCharacters(whole, limit - 1)}…`;
}

function wholeCharacters(text: string, limit: number): string {
  const head = text.slice(0, limit);
  return /[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head;
}
