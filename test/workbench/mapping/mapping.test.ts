import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../../src/case/case.ts';
import { checkCase } from '../../../src/case/check/check.ts';
import type { Mapping, TableMapping } from '../../../src/mapping/mapping.ts';
import { mappingRoutes } from '../../../src/workbench/screens/mapping/routes.ts';
import { good, type Served, sending, serveSmallCase } from '../working.ts';

interface Open {
  readonly status: string;
  readonly sha256: string;
  readonly mapping: Mapping;
  readonly tables: readonly { readonly table: string; readonly columns: readonly string[] }[];
}
interface Previewed {
  readonly problem?: { readonly code: string };
  readonly preview?: {
    readonly rows: readonly Readonly<Record<string, unknown>>[];
    readonly made: number;
    readonly rejected: Readonly<Record<string, number>>;
    readonly unparsed: Readonly<Record<string, number>>;
  };
}

let served: Served;
let exhibit: string;

beforeAll(async () => {
  served = await serveSmallCase(mappingRoutes);
  const target = await openCase(served.folder, { write: false });
  const found = (await target.mappings()).find(({ text }) => text.includes('"target": "call"'));
  exhibit = found!.exhibit;
}, 240_000);
afterAll(() => served.remove());

const open = () => good<Open>(served.ask('analyst', `/mapping/${exhibit}`));
const calls = ({ mapping }: Open): TableMapping => mapping.tables.find(({ target }) => target === 'call')!;
const preview = (table: TableMapping) =>
  good<Previewed>(served.ask('analyst', `/mapping/${exhibit}/preview`, sending({ table })));
const save = (mapping: Mapping, expected: string, confirm = false) =>
  served.ask('analyst', `/mapping/${exhibit}`, sending({ mapping, expected, reason: 'compared', confirm }, 'PUT'));

/** The mapping with the table changed. */
function withTable(mapping: Mapping, table: TableMapping): Mapping {
  return { ...mapping, tables: mapping.tables.map((one) => (one.source === table.source ? table : one)) };
}

describe('the mapping editor', () => {
  it('shows columns with what was seen in them and samples', async () => {
    const opened = await open();
    const { source } = calls(opened);
    const { columns } = await good<{ columns: { name: string; samples: string[]; seen: string }[] }>(
      served.ask('analyst', `/mapping/${exhibit}/columns?${new URLSearchParams({ table: source })}`),
    );
    expect(columns.map(({ name }) => name)).toEqual(opened.tables.find(({ table }) => table === source)!.columns);
    expect(columns.some(({ samples }) => samples.length > 1)).toBe(true);
    expect(served.shown.at(-1)).toMatchObject({ what: 'raw:samples' });
  });

  it('previews canonical rows, and tells what cannot be read', async () => {
    const table = calls(await open());
    const { preview: right } = await preview(table);
    expect(right!.rows.length).toBeGreaterThan(0);
    expect(right!.rows.every((row) => row['dialled_raw'] !== null && row['started_at'] !== null)).toBe(true);
    const started = { ...table.fields['started_at']!, from: table.fields['dialled_raw']!.from };
    const { preview: wrong } = await preview({ ...table, fields: { ...table.fields, started_at: started } });
    expect(wrong!.unparsed['started_at']).toBeGreaterThan(0);
    const { problem } = await preview({ ...table, fields: {} });
    expect(problem?.code).toBe('MAPPING_INCOMPLETE');
  });

  it('previews which rows are meant, what of a text is read and where a key is looked up', async () => {
    const opened = await open();
    const table = calls(opened);
    const made = async (edited: TableMapping) => (await preview(edited)).preview!;
    const whole = (await made(table)).made;
    const account = table.fields['account_ref']!.from[0]!;
    const some = String((await made(table)).rows[0]!['account_ref']);
    const only = await made({ ...table, only: { ...account, values: [some] } });
    const except = await made({ ...table, except: { ...account, values: [some] } });
    expect(only.rows.every((row) => row['account_ref'] === some)).toBe(true);
    expect(only.made + except.made).toBe(whole);
    const dialled = table.fields['dialled_raw']!;
    const piece = { ...table.fields, dialled_raw: { ...dialled, pattern: '(\\d{4})$' } };
    expect(String((await made({ ...table, fields: piece })).rows[0]!['dialled_raw'])).toMatch(/^\d{4}$/);
    const sources = await good<{ exhibit: string; table: string; columns: string[] }[]>(
      served.ask('analyst', '/mapping/tables'),
    );
    const place = sources.find((one) => one.exhibit === exhibit && one.table !== table.source)!;
    const first = { column: 0, name: place.columns[0]! };
    const lookup = { exhibit: place.exhibit, table: place.table, match: first, take: first };
    const field = { ...table.fields['account_ref']!, as: { kind: 'text' as const }, lookup };
    const { problem } = await preview({ ...table, fields: { ...table.fields, account_ref: field } });
    expect(problem).toBeUndefined();
    const limited = { id: 'l', name: 'L', roles: ['analyst'], regions: ['NL'] } as const;
    expect((await served.ask(limited, '/mapping/tables')).status).toBe(403);
  });

  it('says what is wrong with an edit, and where, by the schema of mapping files', async () => {
    const table = calls(await open());
    const at = { column: 0, name: 'x' };
    const code = async (edited: object) => (await preview({ ...table, ...edited } as TableMapping)).problem;
    const unpaired = await code({ pairs: { key: [], kind: at, opens: ['a'], closes: ['b'] } });
    expect(unpaired).toMatchObject({ code: 'MAPPING_INVALID', what: expect.stringContaining('pairs.key') });
    expect((await code({ matching: { ...at, pattern: '' } }))?.code).toBe('MAPPING_INVALID');
    expect((await code({ matching: { ...at, pattern: '(' } }))?.code).toBe('MAPPING_PATTERN');
    expect((await code({ only: { column: 999, name: 'x', values: [] } }))?.code).toBe('MAPPING_NO_COLUMN');
    const lost = { exhibit, table: 'no such table', match: at, take: at };
    const field = { ...table.fields['account_ref']!, as: { kind: 'text' as const }, lookup: lost };
    expect((await code({ fields: { ...table.fields, account_ref: field } }))?.code).toBe('MAPPING_LOOKUP');
  });

  it('reads a column that a person chose the way the suggestion read it', async () => {
    const table = calls(await open());
    const suggested = table.fields['started_at']!;
    const columns = suggested.from.map(({ column }) => column);
    const asked = { table: table.source, target: 'call', field: 'started_at', columns };
    const field = await good<{ as: unknown }>(served.ask('analyst', `/mapping/${exhibit}/field`, sending(asked)));
    expect(field.as).toEqual(suggested.as);
    const wrong = sending({ ...asked, field: 'no_such' });
    expect((await served.ask('analyst', `/mapping/${exhibit}/field`, wrong)).status).toBe(400);
  });

  it('saves an edit and its confirmation as events, and refuses what was made from an older state', async () => {
    const before = await open();
    const table = calls(before);
    const { presented_name: _, ...fields } = table.fields;
    const edited = withTable(before.mapping, { ...table, fields });
    const saved = await good<{ status: string; sha256: string }>(save(edited, before.sha256));
    expect(saved.status).toBe('unconfirmed');
    expect((await save(before.mapping, before.sha256)).status).toBe(423);
    const confirmation = sending({ expected: saved.sha256, reason: 'read with a colleague' });
    const confirmed = await good<{ status: string }>(
      served.ask('analyst', `/mapping/${exhibit}/confirmation`, confirmation),
    );
    expect(confirmed.status).toBe('confirmed');
    const target = await openCase(served.folder, { write: false });
    const types = (await target.events()).slice(-2).map(({ event }) => [event.type, event.actor]);
    expect(types).toEqual([
      ['mapping_edited', 'The analyst'],
      ['mapping_confirmed', 'The analyst'],
    ]);
    expect((await checkCase(served.folder)).sound).toBe(true);
  });

  it('takes no mapping that a build could not use', async () => {
    const now = await open();
    const table = calls(now);
    const impossible = withTable(now.mapping, { ...table, fields: {} });
    expect((await save(impossible, now.sha256)).status).toBe(400);
    expect((await save({ ...now.mapping, exhibit: 'x' }, now.sha256)).status).toBe(400);
    const hostile = { ...table, fields: { ...table.fields, 'x" FROM y --': table.fields['dialled_raw']! } };
    expect((await preview(hostile)).problem?.code).toBe('MAPPING_NO_FIELD');
    expect((await open()).sha256).toBe(now.sha256);
  });

  it('gives a mapping that fits again, and takes it', async () => {
    const { text } = await good<{ text: string }>(served.ask('analyst', `/mapping/${exhibit}/saved`));
    const { tables } = await good<{ tables: string[] }>(
      served.ask('analyst', `/mapping/${exhibit}/saved`, sending({ text, reason: 'the same form' })),
    );
    expect(tables).toContain(calls(await open()).source);
    const broken = sending({ text: '{}', reason: 'no mapping' });
    expect((await served.ask('analyst', `/mapping/${exhibit}/saved`, broken)).status).toBe(400);
  });

  it('is for those who may see evidence as it was received', async () => {
    for (const role of ['victim_officer', 'liaison', 'auditor', 'administrator'] as const) {
      expect((await served.ask(role, `/mapping/${exhibit}`)).ok).toBe(false);
    }
    const limited = { id: 'nl', name: 'Nel', roles: ['analyst'], regions: ['NL'] } as const;
    expect((await served.ask(limited, `/mapping/${exhibit}`)).status).toBe(403);
  });
});
