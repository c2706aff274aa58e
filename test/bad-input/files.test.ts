import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf, csv, Faulty, lines } from './exhibits.ts';

const FEW = 60;
const golden = (path: string) => readFileSync(new URL(`../golden/presets/${path}`, import.meta.url));
const marked = (text: string) => `\ufeff${text}`;

let made: Faulty;
beforeAll(async () => {
  const few = (exhibit: number) => callsOf(exhibit, undefined, FEW);
  const torn = lines(few(1)).join('\n').slice(0, -20);
  const ragged = lines(few(2));
  ragged[11] += ',extra,more';
  ragged[21] = ragged[21]!.split(',').slice(0, 4).join(',');
  ragged[31] = '2031,,,,,,,';
  const again = lines(few(3));
  again.splice(31, 0, again[0]!);
  const open = lines(few(4));
  open[31] = '4031,1,2022-02-05 10:00:00,"+447700104031,+442079460000,12,0,NO ANSWER';
  const whole = few(5);
  made = await Faulty.build({
    'empty.csv': '',
    'header_only.csv': `${lines([])[0]}\n`,
    'torn.csv': torn,
    'ragged.csv': ragged.join('\n'),
    'again.csv': again.join('\n'),
    'open_quote.csv': open.join('\n'),
    'whole.csv': csv(whole),
    'whole_again.csv': csv(whole.toReversed()),
    'overlap.csv': csv([...whole.slice(40), ...callsOf(6, undefined, FEW)]),
    'bom.csv': marked(csv(few(7))),
    'utf16le.csv': Buffer.from(marked(csv(few(8))), 'utf16le'),
    'utf16be.csv': Buffer.from(marked(csv(few(9))), 'utf16le').swap16(),
    'vicidial.sql': golden('vicidial/asterisk.sql'),
    'freepbx.sql': golden('freepbx/asteriskcdrdb.sql'),
  });
});
afterAll(() => made?.close());

describe('files that are not whole, or not alone', () => {
  it('file without bytes: said to be missing, everything else goes on', () => {
    expect(JSON.stringify(made.summary)).toContain('EXHIBIT_EMPTY');
    expect(made.table('whole').accepted).toBe(FEW);
  });

  it('header without rows: a table of no rows', async () => {
    expect(made.table('header_only')).toMatchObject({ read: 0, accepted: 0, rejected: 0 });
    expect(await made.quality('header_only')).toEqual([]);
  });

  it('byte order mark, UTF-16: read as text, the first column keeps its name', async () => {
    for (const table of ['bom', 'utf16le', 'utf16be']) {
      expect(made.table(table)).toMatchObject({ read: FEW, accepted: FEW, rejected: 0 });
      expect((await made.calls(table)).at(1)['call_ref']).toMatch(/^[789]001$/);
    }
  });

  it('header repeated in the middle: rejected, never a call', async () => {
    expect(await made.rejects('again')).toEqual([[31, 'HEADER_AGAIN']]);
    expect((await made.calls('again')).count).toBe(FEW);
  });

  it('row that cannot be split, or lacks what its table needs: rejected and kept', async () => {
    expect(await made.rejects('ragged')).toEqual([
      [11, 'TOO_MANY_FIELDS'],
      [21, 'TOO_FEW_FIELDS'],
      [31, 'NO_NUMBER_NO_TIME'],
    ]);
    expect(await made.rejects('open_quote')).toEqual([[31, 'UNTERMINATED_QUOTE']]);
    expect((await made.calls('ragged')).count).toBe(FEW - 3);
    const raw = await made.rows("SELECT raw FROM reject WHERE source_table = 'open_quote'");
    expect(raw[0]!['raw']).toContain('"+447700104031');
  });

  it('file that ends in the middle of a row: that row is rejected', async () => {
    expect(await made.rejects('torn')).toEqual([[FEW, 'TOO_FEW_FIELDS']]);
    expect(made.table('torn')).toMatchObject({ read: FEW, accepted: FEW - 1, rejected: 1 });
  });

  it('the same exhibit twice, in another order too: counts once', async () => {
    const [first, second] = [await made.calls('whole'), await made.calls('whole_again')];
    expect(first.count + second.count).toBe(FEW);
    const copies = await made.rows(
      "SELECT sum(rows) AS n FROM quality WHERE what = 'copy' AND source_table LIKE 'whole%'",
    );
    expect(Number(copies[0]!['n'])).toBe(FEW);
  });

  it('overlapping exhibits: what both have counts once', async () => {
    expect(await made.quality('overlap')).toContainEqual(['copy', 20]);
    expect((await made.calls('overlap')).count).toBe(FEW);
  });

  it('legs of one call: one call', async () => {
    const rows = await made.rows("SELECT source_table, rows FROM quality WHERE what = 'leg'");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const [legs] = await made.rows(
        `SELECT count(*) AS n FROM work.call_source WHERE role = 'leg' AND from_table = '${String(row['source_table'])}'`,
      );
      expect(legs!['n']).toBe(row['rows']);
    }
  });

  it('rows of a kind that the mapping leaves out: kept, feed nothing, counted', async () => {
    const table = made.table('vicidial_user_log');
    expect(table.left_out).toBeGreaterThan(0);
    expect(await made.quality('vicidial_user_log')).toContainEqual(['left_out_by_rule', table.left_out]);
  });

  it('every row: read = accepted + merged + left out + rejected', async () => {
    const tables = made.summary.exhibits
      .flatMap((exhibit) => exhibit.tables)
      .filter(({ feeds }) => feeds[0] === 'call');
    expect(tables.length).toBeGreaterThan(10);
    for (const { table, read, merged, left_out, rejected, unused } of tables) {
      const { count } = await made.calls(table);
      expect(read, table).toBe(count + merged + left_out + rejected + unused);
    }
  });
});
