import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { PRESETS } from '../../src/mapping/presets/all.ts';
import { presetSchema } from '../../src/mapping/presets/preset.ts';
import { suggestMappings } from '../../src/mapping/suggest.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';
import { fedBy, targets } from './helpers.ts';
import { LANGUAGES } from './languages.ts';
import { type Cell, RawFolder, type SmallTable } from './raw.ts';
import { SHAPES } from './shapes.ts';
import { makeWorld } from './world.ts';

let folder: RawFolder;
beforeAll(async () => {
  folder = await RawFolder.make();
});
afterAll(() => folder.close());

async function mapOne(name: string, tables: readonly SmallTable[]): Promise<Mapping> {
  const catalog = await folder.exhibit(name, tables);
  const { mappings } = await suggestMappings(folder.engine, folder.path, [catalog], []);
  return mappings[0]!;
}

const because = (mapping: Mapping, source: string) =>
  mapping.tables.find((table) => table.source === source)?.reasons[0] ?? '';

const COLUMNS =
  'calldate clid src dst dcontext channel dstchannel lastapp lastdata duration billsec disposition amaflags accountcode uniqueid userfield'.split(
    ' ',
  );

/** Rows of Asterisk's SQL table cdr. */
function cdrRows(count: number, disposition: (answered: boolean) => string, dst: (i: number) => string): Cell[][] {
  return Array.from({ length: count }, (_, i) => {
    const at = 1_614_605_600 + i * 7919;
    const talk = i % 3 === 0 ? 0 : 20 + ((i * 37) % 400);
    const when = new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const number = `0044794609${String(1000 + i)}`;
    return [
      when,
      `"Bank" <3188226260${i % 3}>`,
      `3188226260${i % 3}`,
      dst(i),
      'from-internal',
      `SIP/${201 + (i % 4)}-0000a${i}`,
      `SIP/carrier-0000b${i}`,
      'Dial',
      `SIP/carrier/${number},60`,
      talk + 8,
      talk,
      disposition(talk > 0),
      3,
      '',
      `${at}.${i}`,
      '',
    ];
  });
}

const words = (answered: boolean) => (answered ? 'ANSWERED' : 'NO ANSWER');
const number = (i: number) => `0044794609${1000 + i}`;

describe('a table of Asterisk is recognised', () => {
  test.each([
    ['as it is', 'cdr', COLUMNS],
    ['with another name and capital letters', 'AST_CDR_2021', COLUMNS.map((name) => name.toUpperCase())],
    ['with a prefix before every column', 'records', COLUMNS.map((name) => `cdr_${name}`)],
    ['with columns of its own', 'cdr', [...COLUMNS, 'rate', 'note']],
  ])('%s', async (_, table, columns) => {
    const rows = cdrRows(40, words, number).map((row) => [...row, ...columns.slice(row.length).map(() => null)]);
    const mapping = await mapOne(table, [{ table, columns, rows }]);
    expect(because(mapping, table)).toMatch(/^preset: Asterisk cdr, 16 of \d+ columns$/);
    expect(fedBy(mapping, table)).toMatchObject({ dialled_raw: '3+8', talk_s: '10', trunk: '6+8', account_ref: '5' });
  });

  test('whose dispositions are numbers: 8 is answered', async () => {
    const rows = cdrRows(40, (answered) => (answered ? '8' : '2'), number);
    const mapping = await mapOne('numbers', [{ table: 'cdr', columns: COLUMNS, rows }]);
    const { as } = mapping.tables[0]!.fields['answered']!;
    expect(as.kind === 'boolean' && as.yes.includes('8') && as.no.includes('2')).toBe(true);
  });

  test('where extensions are dialled: the number is taken from the arguments of Dial first', async () => {
    const rows = cdrRows(40, words, (i) => (i % 2 === 0 ? 's' : `9${i}`));
    const mapping = await mapOne('extensions', [{ table: 'cdr', columns: COLUMNS, rows }]);
    expect(fedBy(mapping, 'cdr')['dialled_raw']).toBe('8+3');
  });

  test('and the account that a table of clients knows goes before the line', async () => {
    const rows = cdrRows(200, words, number).map((row, i) => row.map((cell, c) => (c === 13 ? `peer${i % 20}` : cell)));
    const clients = Array.from({ length: 20 }, (_, i) => [
      500 + i,
      `peer${i}`,
      `u${i}@box.example`,
      `name${i}`,
      `$2y$10$${'abcdefghij'.repeat(5)}${100 + i}`,
    ]);
    const mapping = await mapOne('clients', [
      { table: 'cdr', columns: COLUMNS, rows },
      { table: 'clients', columns: ['id', 'peer', 'email', 'login', 'password'], rows: clients },
    ]);
    expect(mapping.tables[0]!.fields['account_ref']).toMatchObject({
      from: [{ column: 13 }],
      lookup: { table: 'clients', match: { column: 1 }, take: { column: 0 } },
    });
  });

  test.each([16, 18, 21])('Master.csv of %i columns without a header', async (width) => {
    const rows = cdrRows(40, words, number).map((row) => {
      const [at, clid, src, dst, context, channel, line, app, data, total, talk, said] = row;
      const tail = [`${row[14]}`, '', '', `${row[14]}`, 7].slice(0, width - 16);
      return [
        'acc',
        src,
        dst,
        context,
        clid,
        channel,
        line,
        app,
        data,
        at,
        at,
        at,
        total,
        talk,
        said,
        'DOCUMENTATION',
        ...tail,
      ] as Cell[];
    });
    const columns = Array.from({ length: width }, (_, at) => `column_${at + 1}`);
    const mapping = await mapOne(`master ${width}`, [{ table: 'Master', columns, rows }]);
    expect(because(mapping, 'Master')).toContain('preset: Asterisk cdr, no header');
    expect(fedBy(mapping, 'Master')).toMatchObject({ dialled_raw: '2+8', started_at: '9', talk_s: '13' });
  });
});

describe('what is no table of a known system', () => {
  const known = new Set(['asterisk', 'vicidial', 'a2billing', 'kamailio', 'freeswitch', 'freepbx']);
  test.each(Object.keys(SHAPES).filter((name) => !known.has(name)))('%s is judged by content', async (name) => {
    const mapping = await mapOne(`foreign ${name}`, SHAPES[name]!().tables);
    for (const table of mapping.tables) {
      if (/^(?:cdr|Master|cc_|vicidial|acc)/i.test(table.source)) continue;
      expect(`${table.source}: ${table.reasons[0]}`).not.toContain('preset:');
    }
  });

  test.each(Object.keys(LANGUAGES))('a shop in %s is judged by content', async (language) => {
    const { style, tables } = LANGUAGES[language]!;
    const world = makeWorld(style);
    const made = Object.entries(tables).flatMap(([logical, [table, columns]]) =>
      logical === 'complaints' ? [] : [{ table, columns, rows: world[logical as keyof typeof world] }],
    );
    const mapping = await mapOne(`shop ${language}`, made);
    expect(mapping.tables.filter(({ reasons }) => reasons[0]!.startsWith('preset:'))).toEqual([]);
  });

  test('a table with Asterisk’s names and other content', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => COLUMNS.map((name) => `${name} ${i} lorem ipsum`));
    const mapping = await mapOne('names alone', [{ table: 'cdr', columns: COLUMNS, rows }]);
    expect(because(mapping, 'cdr')).not.toContain('preset:');
  });
});

test('a table that another tells better feeds nothing, and says so', async () => {
  const vicidial = SHAPES['vicidial']!().tables;
  const log =
    'uniqueid channel channel_group type server_ip extension number_dialed caller_code start_time start_epoch length_in_sec';
  const rows = Array.from({ length: 20 }, (_, i) => [
    `${1_614_605_600 + i}.${i}`,
    `SIP/c-${i}`,
    'OUT',
    '',
    '10.0.0.1',
    '8369',
    `4479460${9000 + i}`,
    `V${i}`,
    '2021-03-01 10:00:00',
    1_614_605_600 + i,
    30,
  ]);
  const mapping = await mapOne('twice told', [...vicidial, { table: 'call_log', columns: log.split(' '), rows }]);
  expect(targets(mapping)['call_log']).toBeNull();
  expect(mapping.tables.find(({ source }) => source === 'call_log')!.reasons).toContain(
    'another table tells the same better',
  );
  const alone = await mapOne('alone', [{ table: 'call_log', columns: log.split(' '), rows }]);
  expect(targets(alone)['call_log']).toBe('call');
});

test('records of calls that may begin with the ringing say so, unless the table of answers stands beside them', async () => {
  const record = 'id start_time end_time duration callid src_user dst_user from_uri'.split(' ');
  const records = {
    table: 'acc_cdrs',
    columns: record,
    rows: Array.from({ length: 60 }, (_, i): Cell[] => {
      const [from, to] = [0, 20 + i].map((more) =>
        new Date((1_614_605_600 + i * 7919 + more) * 1000).toISOString().slice(0, 19).replace('T', ' '),
      );
      return [
        i,
        from!,
        to!,
        `${20 + i}.118`,
        `id${i}@10.0.0.1`,
        `${201 + (i % 4)}`,
        number(i),
        'sip:31882262600@sip.box',
      ];
    }),
  };
  const mapping = await mapOne('records alone', [records]);
  expect(targets(mapping)['acc_cdrs']).toBe('call');
  expect(mapping.assumptions).toContainEqual(expect.stringMatching(/^Table acc_cdrs: .* contain the ringing unless/));
  const acc = 'id method from_tag to_tag callid sip_code sip_reason time src_user dst_ouser'.split(' ');
  const rows = records.rows.flatMap(([, from, , , id, who, dialled], i): Cell[][] => [
    [2 * i, 'INVITE', 'a', 'b', id!, 200, 'OK', from!, who!, dialled!],
    [2 * i + 1, 'BYE', 'a', 'b', id!, 200, 'OK', from!, who!, dialled!],
  ]);
  const both = await mapOne('records and answers', [records, { table: 'acc', columns: acc, rows }]);
  expect(targets(both)).toMatchObject({ acc: 'call', acc_cdrs: null });
  expect(both.assumptions.filter((text) => text.includes('ringing'))).toEqual([]);
});

test('presets are plain data: they pass their schema, name columns that they declare, and have a README of facts', () => {
  for (const preset of PRESETS) {
    expect(presetSchema.parse(JSON.parse(JSON.stringify(preset)))).toEqual(preset);
    expect(readFileSync(new URL(`../../src/mapping/presets/${preset.id}/README.md`, import.meta.url), 'utf8')).toMatch(
      /^# /,
    );
    for (const table of preset.tables) {
      const declared = new Set(Object.keys(table.columns));
      const layouts = (table.layouts ?? []).flatMap(({ columns }) => columns);
      const feeds = table.feeds.flatMap((feed) => [
        ...(feed.only ? [feed.only.column] : []),
        ...Object.values(feed.fields).flatMap((one) => (Array.isArray(one) ? one : [one]).flatMap(({ from }) => from)),
      ]);
      const named = [...table.needs, ...(table.telling ?? []), ...layouts, ...feeds].map((id) =>
        id.replace('closing.', ''),
      );
      expect(named.filter((id) => !declared.has(id))).toEqual([]);
      for (const feed of table.feeds) {
        const mapped = canonicalTable(feed.target).columns.filter(({ filled }) => filled === 'mapped');
        expect(mapped.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(feed.fields)));
      }
      const tables = new Set(preset.tables.map(({ id }) => id));
      const asked = table.feeds.flatMap((feed) => feed.unless ?? []);
      expect(asked.filter((id) => !tables.has(id))).toEqual([]);
    }
  }
});
