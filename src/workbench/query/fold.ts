/** A text for comparing: without case, accents and more than one blank between words, as `folded` in SQL has it. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
