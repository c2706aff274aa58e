import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailsOf, placeOf } from '../../../src/workbench/screens/search/places.ts';
import { binFor, binnedDays } from '../../../src/workbench/ui/dossier/bins.ts';
import { untrustedParts } from '../../../src/workbench/ui/parts/untrusted-parts.ts';
import {
  decimalText,
  durationText,
  instantOf,
  probabilityText,
  zonedText,
} from '../../../src/workbench/ui/parts/values.ts';
import { guessedKind, kindOf } from '../../../src/workbench/ui/table/kind.ts';
import { turned, withFilters } from '../../../src/workbench/ui/table/state.ts';

describe('text from evidence', () => {
  const shown = (text: string): string =>
    untrustedParts(text)
      .map((part) => part.text)
      .join('');

  it('shows marks that turn the text round, and what cannot be seen', () => {
    expect(untrustedParts('a\u202Eb').map(({ kind }) => kind)).toEqual(['plain', 'unseen', 'plain']);
    expect(shown('pay\u200Bpal')).toBe('pay⟨U+200B⟩pal');
  });

  it('marks letters of another script inside a Latin word, and leaves whole words of it alone', () => {
    expect(untrustedParts('p\u0430ypal').filter(({ kind }) => kind === 'alike')).toEqual([
      { text: '\u0430', kind: 'alike' },
    ]);
    expect(untrustedParts('Привет, hello').every(({ kind }) => kind === 'plain')).toBe(true);
  });

  it('leaves nothing out of what can be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (text) => {
        expect(shown(text)).toBe(text);
      }),
    );
  });
});

describe('figures', () => {
  it('keep every digit of an amount', () => {
    expect(decimalText('-1234567.50', 'en')).toBe('-1,234,567.50');
    expect(decimalText('1234567.50', 'nl')).toBe('1.234.567,50');
    expect(decimalText('90071992547409931.10', 'en')).toBe('90,071,992,547,409,931.10');
    expect(decimalText('=1+1', 'en')).toBe('=1+1');
  });

  it('never call certain what is not', () => {
    expect(probabilityText(0.99961)).toBe('> 99.9 %');
    expect(probabilityText(0.0001)).toBe('< 0.1 %');
    expect(probabilityText(1)).toBe('100.0 %');
  });

  it('tell times on the clock of a zone', () => {
    const at = instantOf('2021-07-04 12:33:08');
    expect(at?.toISOString()).toBe('2021-07-04T12:33:08.000Z');
    expect(zonedText(at!, 'Europe/Amsterdam')).toBe('2021-07-04 14:33:08');
    expect(instantOf('2021-07-04T12:33:08Z')).toEqual(at);
    expect(instantOf('yesterday')).toBeUndefined();
    expect(durationText(3905)).toBe('1 h 05 min');
  });
});

describe('the state of a table view', () => {
  it('sorts up, down and not at all, one column after the other', () => {
    const up = turned([], 'calls', false);
    expect(up).toEqual([{ column: 'calls', descending: false }]);
    const down = turned(up, 'calls', false);
    expect(down).toEqual([{ column: 'calls', descending: true }]);
    expect(turned(down, 'calls', false)).toEqual([]);
    expect(turned(down, 'region', true)).toEqual([
      { column: 'calls', descending: true },
      { column: 'region', descending: false },
    ]);
  });

  it('replaces the filters of one column only', () => {
    const one = { column: 'region', op: 'is', value: 'GB' } as const;
    const other = { column: 'calls', op: 'from', value: 3 } as const;
    expect(withFilters([one, other], 'region', [])).toEqual([other]);
  });

  it('knows how a column is read', () => {
    expect(kindOf({ name: 'talk_s', type: 'BIGINT' })).toBe('duration');
    expect(kindOf({ name: 'reported_loss', type: 'DECIMAL(18,2)' })).toBe('money');
    expect(guessedKind('probability', 0.5)).toBe('probability');
    expect(guessedKind('started_at', '2020-01-01T00:00:00Z')).toBe('time');
  });
});

describe('bars of days', () => {
  const days = Array.from({ length: 90 }, (_, i) => ({
    day: new Date(Date.UTC(2021, 0, 1 + i)),
    calls: 2,
    long: i % 2,
  }));

  it('are as wide as can be told apart, and lose no call', () => {
    expect([400, 200, 20].map((width) => binFor(days, width))).toEqual(['day', 'week', 'month']);
    for (const bin of ['day', 'week', 'month'] as const) {
      const bars = binnedDays(days, bin);
      expect(bars.reduce((sum, { calls }) => sum + calls, 0)).toBe(180);
      expect(bars.reduce((sum, { long }) => sum + long, 0)).toBe(45);
    }
    const weeks = binnedDays(days, 'week');
    expect(weeks.every(({ day }) => day.getUTCDay() === 1)).toBe(true);
    expect(binnedDays(days, 'month').map(({ day }) => day.toISOString().slice(0, 10))).toEqual([
      '2021-01-01',
      '2021-02-01',
      '2021-03-01',
    ]);
  });
});

describe('search results', () => {
  const row = { number_id: '+447700900123', calls: 3, class: 'victim', region: '' };

  it('lead to the page of what was found', () => {
    expect(placeOf('number', { id: '+447700900123', matched: [], row })).toEqual({ path: ['number', '+447700900123'] });
    expect(placeOf('known', { id: 'EU-1/email/x', matched: [], row: { operator_id: null } })).toBeUndefined();
  });

  it('tell what matched first and nothing that is empty or said already', () => {
    expect(detailsOf({ id: '+447700900123', matched: ['class'], row })).toEqual([
      ['class', 'victim'],
      ['calls', 3],
    ]);
  });
});
