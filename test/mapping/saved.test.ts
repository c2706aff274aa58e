import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RawCatalog } from '../../src/formats/raw-catalog.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { fitSaved } from '../../src/mapping/saved/fit.ts';
import { parseSavedMapping, saveMapping } from '../../src/mapping/saved/saved.ts';
import { suggestMappings } from '../../src/mapping/suggest.ts';
import { validateLookups, validateMapping } from '../../src/mapping/validate.ts';
import { fedBy, targets } from './helpers.ts';
import { type Cell, RawFolder, type SmallTable } from './raw.ts';
import { SHAPES } from './shapes.ts';

let folder: RawFolder;
beforeAll(async () => {
  folder = await RawFolder.make();
});
afterAll(() => folder.close());

const HEADER = ['Nr.', 'A-Rufnummer', 'B-Rufnummer', 'Beginn', 'Dauer', 'Dauer'];

/** A carrier's list of calls of one month; the two columns called Dauer are the whole call and the talk. */
function month(name: string, columns: readonly string[], order: readonly number[], rows = 30): SmallTable {
  const cells = Array.from({ length: rows }, (_, i): Cell[] => [
    i + 1,
    `4930901820${i % 3}`,
    `491701234${100 + i}`,
    `0${1 + (i % 9)}.03.2022 10:${10 + i}:00`,
    40 + i,
    i % 2 === 0 ? 0 : 30 + i,
  ]);
  return { table: name, columns, rows: cells.map((row) => order.map((at) => row[at] ?? null)) };
}

async function suggested(name: string, tables: readonly SmallTable[]): Promise<[Mapping, RawCatalog]> {
  const catalog = await folder.exhibit(name, tables);
  const { mappings } = await suggestMappings(folder.engine, folder.path, [catalog], []);
  return [mappings[0]!, catalog];
}

const IN_ORDER = [0, 1, 2, 3, 4, 5];

describe('a mapping that was saved', () => {
  test('depends on nothing of its exhibit', async () => {
    const [mapping, catalog] = await suggested('january', [month('january', HEADER, IN_ORDER)]);
    const text = JSON.stringify(saveMapping(mapping, catalog));
    expect(text).not.toContain(mapping.exhibit);
    expect(parseSavedMapping(text)).toEqual(saveMapping(mapping, catalog));
  });

  test('fits the next month, with columns moved, added and spelled otherwise', async () => {
    const [mapping, catalog] = await suggested('january', [month('january', HEADER, IN_ORDER)]);
    mapping.tables[0]!.fields['talk_s'] = {
      ...mapping.tables[0]!.fields['talk_s']!,
      from: [{ column: 5, name: 'Dauer' }],
    };
    const saved = saveMapping(mapping, catalog);
    const moved = ['Zelle', 'BEGINN', 'b_rufnummer', 'Dauer', 'A-Rufnummer', 'dauer', 'nr'];
    const [current, next] = await suggested('february', [month('february', moved, [9, 3, 2, 4, 1, 5, 0])]);
    const fitted = fitSaved(saved, next, current, [next])!;
    expect(fitted.tables).toEqual(['february']);
    expect(fedBy(fitted.mapping, 'february')).toMatchObject({
      dialled_raw: '2',
      presented_raw: '4',
      started_at: '1',
      talk_s: '5',
    });
    expect(fitted.mapping.exhibit).toBe(next.exhibit);
    validateMapping(fitted.mapping, next);
  });

  test('fits by position where there is no header, but only a table as wide', async () => {
    const numbered = (width: number) => Array.from({ length: width }, (_, at) => `column_${at + 1}`);
    const [mapping, catalog] = await suggested('bare', [month('bare', numbered(6), IN_ORDER)]);
    const saved = saveMapping(mapping, catalog);
    const [same, next] = await suggested('bare 2', [month('bare 2', numbered(6), IN_ORDER)]);
    expect(fitSaved(saved, next, same, [next])?.tables).toEqual(['bare 2']);
    const [wide, wider] = await suggested('bare 3', [month('bare 3', numbered(7), [...IN_ORDER, 0])]);
    expect(fitSaved(saved, wider, wide, [wider])).toBeUndefined();
  });

  test('does not fit a table that lacks a column it takes; other tables keep their suggestion', async () => {
    const [mapping, catalog] = await suggested('january', [month('january', HEADER, IN_ORDER)]);
    const saved = saveMapping(mapping, catalog);
    const without = HEADER.filter((name) => name !== 'B-Rufnummer');
    const [current, next] = await suggested('lacking', [month('lacking', without, [0, 1, 3, 4, 5])]);
    expect(fitSaved(saved, next, current, [next])).toBeUndefined();
    const both = [month('lacking', without, [0, 1, 3, 4, 5]), month('march', HEADER, IN_ORDER)];
    const [two, pair] = await suggested('both', both);
    const fitted = fitSaved(saved, pair, two, [pair])!;
    expect(fitted.tables).toEqual(['march']);
    expect(fitted.mapping.tables.find(({ source }) => source === 'lacking')).toEqual(
      two.tables.find(({ source }) => source === 'lacking'),
    );
  });

  test('brings its lookups along, to the same tables of the other exhibit', async () => {
    const [mapping, catalog] = await suggested('vici', SHAPES['vicidial']!().tables);
    const log = mapping.tables.find(({ source }) => source === 'vicidial_log')!;
    const place = { exhibit: mapping.exhibit, table: 'vicidial_users' };
    const match = { column: 1, name: 'user' };
    log.fields['agent_ref'] = {
      from: [{ column: 11, name: 'user' }],
      as: { kind: 'text' },
      confidence: 1,
      reasons: [],
      lookup: { ...place, match, take: { column: 0, name: 'user_id' } },
    };
    const saved = saveMapping(mapping, catalog);
    const [current, next] = await suggested('vici 2', SHAPES['vicidial']!().tables.toReversed());
    const fitted = fitSaved(saved, next, current, [next])!.mapping;
    validateMapping(fitted, next);
    validateLookups(fitted, [next]);
    expect(fitted.tables.find(({ source }) => source === 'vicidial_log')!.fields['agent_ref']!.lookup!.exhibit).toBe(
      next.exhibit,
    );
    const alone = SHAPES['vicidial']!().tables.filter(({ table }) => table !== 'vicidial_users');
    const [bare, last] = await suggested('vici 3', alone);
    const without = fitSaved(saved, last, bare, [last])!.mapping;
    expect(without.tables.find(({ source }) => source === 'vicidial_log')!.fields['agent_ref']).toBeUndefined();
    expect(without.assumptions.some((text) => text.includes('agent_ref stays empty'))).toBe(true);
    expect(targets(without)['vicidial_list']).toBe('contact');
  });

  test.each(['', 'no json', '{}', '{"format":1,"kind":"saved mapping","title":"x","tables":[{}]}'])(
    'is refused when it is none: %j',
    (text) => {
      expect(() => parseSavedMapping(text)).toThrow(expect.objectContaining({ code: 'SAVED_MAPPING_INVALID' }));
    },
  );
});
