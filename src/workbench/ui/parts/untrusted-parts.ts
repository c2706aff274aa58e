import { visibleParts } from '../../../report/markup/visible.ts';

/** A piece of a text from evidence: as it is, a stand-in for what cannot be seen, or a letter that poses as another. */
export interface UntrustedPart {
  readonly text: string;
  readonly kind: 'plain' | 'unseen' | 'alike';
}

/** Scripts whose letters are taken for Latin ones (Unicode TS 39, whole-script and mixed-script confusables). */
const POSING = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]+/gu;
const WORD = /[\p{L}\p{N}._@-]+/gu;
const LATIN = /\p{Script=Latin}/u;

/**
 * Splits a text from evidence for showing: invisible, bidirectional and control characters become stand-ins, letters of
 * another script inside a Latin word are told apart.
 */
export function untrustedParts(text: string, limit?: number): UntrustedPart[] {
  return visibleParts(text, limit).flatMap((part) =>
    part.standIn ? [{ text: part.text, kind: 'unseen' as const }] : alike(part.text),
  );
}

function alike(text: string): UntrustedPart[] {
  const marked: [number, number][] = [];
  for (const word of text.matchAll(WORD)) {
    if (!LATIN.test(word[0])) continue;
    for (const run of word[0].matchAll(POSING)) {
      const from = word.index + run.index;
      marked.push([from, from + run[0].length]);
    }
  }
  const parts: UntrustedPart[] = [];
  let at = 0;
  for (const [from, to] of marked) {
    if (from > at) parts.push({ text: text.slice(at, from), kind: 'plain' });
    parts.push({ text: text.slice(from, to), kind: 'alike' });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: 'plain' });
  return parts;
}
