import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suggestAlike } from '../../src/mapping/twins.ts';
import { fedBy, targets } from './helpers.ts';
import { RawFolder, type SmallTable } from './raw.ts';

let raw: RawFolder;
beforeEach(async () => {
  raw = await RawFolder.make();
});
afterEach(() => raw.close());

const CALLS = ['id', 'user_id', 'started', 'dst', 'shown', 'duration', 'billsec', 'status'];

function calls(table: string, from: number, to: number, columns = CALLS): SmallTable {
  const rows = Array.from({ length: to - from }, (_, i) => {
    const n = from + i;
    const talk = n % 3 === 0 ? 0 : 20 + (n % 50);
    const at = new Date(Date.UTC(2022, 2, 1) + n * 613_000).toISOString().slice(0, 19).replace('T', ' ');
    return [
      n,
      (n % 7) + 1,
      at,
      `+4477009${10_000 + n}`,
      '+442079460000',
      talk + 12,
      talk,
      talk > 0 ? 'ANSWERED' : 'NO ANSWER',
    ];
  });
  return { table, columns, rows };
}

describe('tables of one layout', () => {
  it('are mapped alike: a copy, a later dump, an archive', async () => {
    const first = await raw.exhibit('first', [calls('cdr', 1, 200), calls('cdr_archive', 200, 260)]);
    const later = await raw.exhibit('later', [calls('cdr', 100, 300)]);
    const alone = await suggestAlike(raw.engine, raw.path, [later], []);
    const both = await suggestAlike(raw.engine, raw.path, [first, later], []);
    const expected = fedBy(alone.mappings[0]!, 'cdr');
    expect(Object.keys(expected)).toContain('dialled_raw');
    expect(fedBy(both.mappings[0]!, 'cdr')).toEqual(expected);
    expect(fedBy(both.mappings[0]!, 'cdr_archive')).toEqual(expected);
    expect(fedBy(both.mappings[1]!, 'cdr')).toEqual(expected);
  });

  it('follow the mapping that a person has confirmed already', async () => {
    const first = await raw.exhibit('first', [calls('cdr', 1, 200)]);
    const [known] = (await suggestAlike(raw.engine, raw.path, [first], [])).mappings;
    const edited = { ...known!, tables: known!.tables.map((table) => ({ ...table, target: null, fields: {} })) };
    const later = await raw.exhibit('later', [calls('cdr', 1, 300)]);
    const { mappings } = await suggestAlike(raw.engine, raw.path, [first, later], [edited]);
    expect(mappings.map(targets)).toEqual([{ cdr: null }]);
  });

  it('are not taken for one when their columns are only numbered', async () => {
    const numbered = CALLS.map((_, i) => `c${i}`);
    const other = {
      table: 't2',
      columns: numbered,
      rows: Array.from({ length: 50 }, (_, n) => numbered.map((_c, i) => `${n}-${i}`)),
    };
    const exhibit = await raw.exhibit('opaque', [calls('t1', 1, 200, numbered), other]);
    const { mappings } = await suggestAlike(raw.engine, raw.path, [exhibit], []);
    expect(
      mappings[0]!.tables.some(({ source, reasons }) => source === 't2' && reasons[0]?.startsWith('same columns')),
    ).toBe(false);
  });

  it('hold each other’s keys: codes refer to calls of the log and of its archive', async () => {
    const names = ['uniqueid', 'user_id', 'started', 'dst', 'shown', 'duration', 'billsec', 'status'];
    const log = (table: string, from: number, to: number) => {
      const made = calls(table, from, to, names);
      return { ...made, rows: made.rows.map(([n, ...row]) => [id(Number(n)), ...row]) };
    };
    const id = (n: number) => `${1_646_000_000 + n * 613}.${n}`;
    const codes = {
      table: 'otp',
      columns: ['id', 'call', 'bank', 'code', 'captured', 'asked_at'],
      rows: Array.from({ length: 60 }, (_, i) => {
        const n = 1 + i * 5;
        const at = new Date(Date.UTC(2022, 2, 1) + n * 613_000 + 90_000).toISOString().slice(0, 19).replace('T', ' ');
        return [
          i + 1,
          id(n),
          ['Bank of Tarvos', 'Pellucid Savings', 'Estrel Bank'][i % 3]!,
          i % 3 === 0 ? '' : `${100_000 + ((i * 523_777) % 900_000)}`,
          i % 3 === 0 ? 'no' : 'yes',
          at,
        ];
      }),
    };
    const dump = await raw.exhibit('dump', [log('calls', 160, 310), log('calls_archive', 1, 160), codes]);
    const { mappings } = await suggestAlike(raw.engine, raw.path, [dump], []);
    expect(targets(mappings[0]!)).toEqual({ calls: 'call', calls_archive: 'call', otp: 'interception' });
    expect(fedBy(mappings[0]!, 'otp')['call_ref']).toBe('1');
  });
});
