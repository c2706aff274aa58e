import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SuggestOptions, suggestMappings } from '../../src/mapping/suggest.ts';
import type { ZoneFinding } from '../../src/mapping/zone/infer.ts';
import { offsetMinutes, ZONES } from '../../src/mapping/zone/zones.ts';
import { RawFolder, type SmallTable } from './raw.ts';
import { iso, makeWorld, type World } from './world.ts';

let folder: RawFolder;
beforeAll(async () => {
  folder = await RawFolder.make();
});
afterAll(() => folder.close());

const words = (text: string) => text.split(' ');
const CALLS = words('id user uniqueid shown name dialled started duration talk result line ip keys cost');
let made = 0;

async function zoneOf(tables: readonly SmallTable[], options: SuggestOptions = {}): Promise<ZoneFinding> {
  const catalog = await folder.exhibit(`zone ${made++}`, tables);
  return (await suggestMappings(folder.engine, folder.path, [catalog], [], options)).zone;
}

const worldIn = (zone: string) => makeWorld({ offset: (ms) => offsetMinutes(zone, ms), calls: 700 });
const without = (rows: World['calls'], column: number) => rows.map((row) => row.filter((_, c) => c !== column));

describe('ids that begin with Unix time tell the zone of local times', () => {
  test.each([
    ['Europe/London', 'GB'],
    ['Europe/Amsterdam', 'NL'],
    ['Europe/Bucharest', 'RO'],
    ['America/New_York', 'US'],
    ['America/Sao_Paulo', 'BR'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Kathmandu', 'NP'],
    ['Australia/Sydney', 'AU'],
    ['Etc/UTC', undefined],
  ])('%s', async (zone, region) => {
    const found = await zoneOf(
      [{ table: 'calls', columns: CALLS, rows: worldIn(zone).calls }],
      region ? { defaultRegion: region } : {},
    );
    expect(found).toMatchObject({ zone });
    expect(found.confidence).toBeGreaterThan(0.9);
    expect(found.evidence[0]).toMatch(/^calls\.uniqueid against calls\.started: (100|99)/);
  });
});

test('zones that the data cannot tell apart are named, the case’s own is preferred', async () => {
  const calls = [{ table: 'calls', columns: CALLS, rows: worldIn('Europe/Berlin').calls }];
  const plain = await zoneOf(calls);
  expect([plain.zone, ...plain.alternatives]).toEqual(
    expect.arrayContaining(['Europe/Amsterdam', 'Europe/Berlin', 'Europe/Paris']),
  );
  expect(await zoneOf(calls, { serviceZone: 'Europe/Berlin' })).toMatchObject({ zone: 'Europe/Berlin' });
  expect(await zoneOf(calls, { defaultRegion: 'ES' })).toMatchObject({ zone: 'Europe/Madrid' });
});

test('an epoch column beside a local one does as well', async () => {
  const rows = worldIn('Europe/Moscow').calls.map((row) =>
    row.map((cell, c) => (c === 2 ? String(cell).split('.')[0]! : cell)),
  );
  expect(await zoneOf([{ table: 'calls', columns: CALLS, rows }], { defaultRegion: 'RU' })).toMatchObject({
    zone: 'Europe/Moscow',
  });
});

test('TIMESTAMP columns in UTC tell it through the rows they are linked to', async () => {
  const local = worldIn('America/New_York');
  const utc = makeWorld({ calls: 700 });
  const found = await zoneOf([
    { table: 'calls', columns: CALLS.filter((name) => name !== 'uniqueid'), rows: without(local.calls, 2) },
    {
      table: 'codes',
      columns: ['id', 'user', 'call_id', 'target', 'bank', 'code', 'status', 'at :: timestamp'],
      rows: utc.codes,
      facts: { timestampZone: 'UTC' },
    },
  ]);
  expect(found).toMatchObject({ zone: 'America/New_York' });
  expect(found.evidence[0]).toContain('linked');
});

test('where nothing tells it the case’s zone is taken, else UTC, with little confidence', async () => {
  const tables = [
    {
      table: 'calls',
      columns: CALLS.filter((name) => name !== 'uniqueid'),
      rows: without(worldIn('Asia/Tokyo').calls, 2),
    },
  ];
  expect(await zoneOf(tables, { serviceZone: 'Asia/Tokyo' })).toMatchObject({ zone: 'Asia/Tokyo', confidence: 0.5 });
  expect(await zoneOf(tables)).toMatchObject({ zone: 'Etc/UTC', confidence: 0.2 });
});

test('TIMESTAMP columns of a dump keep the dump’s zone, DATETIME columns the service’s', async () => {
  const world = worldIn('Europe/Amsterdam');
  const columns = CALLS.map((name) => (name === 'started' ? 'started :: datetime' : name));
  const catalog = await folder.exhibit('both', [
    { table: 'calls', columns, rows: world.calls, facts: { timestampZone: 'UTC' } },
    {
      table: 'codes',
      columns: ['id', 'user', 'call_id', 'target', 'bank', 'code', 'status', 'at :: timestamp'],
      rows: makeWorld({ calls: 700 }).codes,
      facts: { timestampZone: 'UTC' },
    },
  ]);
  const { mappings } = await suggestMappings(folder.engine, folder.path, [catalog], []);
  const zoneFor = (source: string, field: string) => {
    const { as } = mappings[0]!.tables.find((table) => table.source === source)!.fields[field]!;
    return as.kind === 'timestamp' ? as.zone : undefined;
  };
  expect([zoneFor('calls', 'started_at'), zoneFor('codes', 'at')]).toEqual(['Europe/Amsterdam', 'Etc/UTC']);
});

test('every zone on the list is known to the engine, with the same clocks', async () => {
  const instants = [Date.UTC(2021, 0, 15, 12), Date.UTC(2021, 6, 15, 12), Date.UTC(2012, 6, 15, 12)];
  for (const [zone] of ZONES) {
    const rows = await folder.engine.rows(
      'SELECT unnest([timezone($zone, timezone($utc, t)) for t in $times::TIMESTAMP[]]) AS t',
      { zone, utc: 'UTC', times: instants.map(iso) },
    );
    expect({ zone, local: rows.map((row) => row['t']) }).toEqual({
      zone,
      local: instants.map((ms) => `${iso(ms + offsetMinutes(zone, ms) * 60_000).replace(' ', 'T')}Z`),
    });
  }
});
