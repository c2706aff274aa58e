import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visibleParts, visibleText } from '../../src/report/markup/visible.ts';

test('plain text in any script is shown as it is', () => {
  for (const text of [
    'Barclays',
    'Łódź, Ünal & Söhne',
    'Иванов',
    'محمد',
    '日本語',
    'é\u0301',
    '+44 7700 900123',
    '👩 a',
  ]) {
    expect(visibleText(text)).toBe(text);
  }
});

test('characters that reorder, hide or break text become visible code points', () => {
  expect(visibleText('a\u202Eb')).toBe('a⟨U+202E⟩b');
  expect(visibleText('\u0000\u001B[31m')).toBe('⟨U+0000⟩⟨U+001B⟩[31m');
  expect(visibleText('pay\u200Bpal\u2066\u2069\uFEFF')).toBe('pay⟨U+200B⟩pal⟨U+2066⟩⟨U+2069⟩⟨U+FEFF⟩');
  expect(visibleText('line\nnext\u2028')).toBe('line⟨U+000A⟩next⟨U+2028⟩');
  expect(visibleText('\uD800x')).toBe('⟨U+D800⟩x');
});

test('marks stacked on one letter are counted instead of drawn', () => {
  expect(visibleText(`a${'\u0301'.repeat(50)}b`)).toBe(`a${'\u0301'.repeat(4)}⟨+46 marks⟩b`);
});

test('a text without end is cut, says how long it was, and never ends in half a character', () => {
  const parts = visibleParts(`${'x'.repeat(239)}😀${'y'.repeat(100_000)}`);
  expect(parts[0]?.text).toBe('x'.repeat(239));
  expect(parts.at(-1)).toEqual({ text: '… ⟨cut: 100241 characters⟩', standIn: true });
});

test('whatever the text, nothing invisible is left and the result is bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const shown = visibleText(text, 100);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(shown.length).toBeLessThan(100 * 12 + 40);
    }),
  );
});
