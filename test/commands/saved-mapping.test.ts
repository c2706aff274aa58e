import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ringbreakAs, tinyService } from './helpers.ts';

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'ringbreak-saved-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));

const ringbreak = (...args: string[]) => ringbreakAs(join(place, 'config'), ...args);

interface Mapped {
  readonly exhibit: string;
  readonly status: string;
  readonly mapping: {
    readonly exhibit_name: string;
    readonly tables: { readonly reasons: string[]; readonly fields: object }[];
  };
}

it('maps an operator’s monthly file once: saved from one case, used by another, recorded in its ledger', async () => {
  const january = join(place, 'january.csv');
  const february = join(place, 'february.csv');
  await writeFile(january, tinyService(300).calls);
  await writeFile(february, tinyService(400).calls.replaceAll('id,user_id', 'Id,User-ID'));
  const first = join(place, 'first');
  expect((await ringbreak('run', first, january, '--quiet')).code).toBe(0);
  const [suggested] = JSON.parse((await ringbreak('map', first, '--json')).stdout) as Mapped[];
  const edited = structuredClone(suggested!.mapping);
  (edited.tables[0]!.fields as Record<string, unknown>)['list_ref'] = {
    from: [],
    value: 'carrier',
    as: { kind: 'text' },
    confidence: 1,
    reasons: ['set by hand'],
  };
  await writeFile(
    join(first, 'mappings', `${suggested!.exhibit.slice(0, 16)}.json`),
    `${JSON.stringify(edited, null, 2)}\n`,
  );
  expect((await ringbreak('map', first, '--confirm')).code).toBe(0);
  const file = join(place, 'carrier.json');
  expect((await ringbreak('map', first, '--save', file, '--exhibit', 'january.csv')).code).toBe(0);
  expect(await readFile(file, 'utf8')).not.toContain(suggested!.exhibit);

  const second = join(place, 'second');
  expect((await ringbreak('run', second, february, '--mapping', file, '--quiet')).code).toBe(0);
  const [used] = JSON.parse((await ringbreak('map', second, '--json')).stdout) as Mapped[];
  expect(used!.mapping.exhibit_name).toBe('february.csv');
  expect(used!.mapping.tables[0]!.reasons[0]).toBe('saved mapping: january.csv');
  expect(used!.mapping.tables[0]!.fields).toHaveProperty('list_ref');
  const ledger = await readFile(join(second, 'ledger', 'entries.jsonl'), 'utf8');
  expect(ledger).toContain('"mapping_edited"');
  expect((await ringbreak('check', second)).code).toBe(0);

  const again = await ringbreak('run', second, '--mapping', file, '--quiet');
  expect(again.code).toBe(0);
  expect(await readFile(join(second, 'ledger', 'entries.jsonl'), 'utf8')).toBe(ledger);
}, 300_000);

it('says what is wrong with a saved mapping that does not fit or cannot be read', async () => {
  const made = join(place, 'other');
  const users = join(place, 'users.csv');
  await writeFile(users, tinyService(10).users);
  expect((await ringbreak('run', made, users, '--quiet')).code).toBe(0);
  const file = join(place, 'carrier.json');
  const none = await ringbreak('map', made, '--use', file, '--exhibit', 'users.csv');
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('SAVED_MAPPING_FITS_NONE')]);
  const missing = await ringbreak('map', made, '--use', join(place, 'nowhere.json'));
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('SAVED_MAPPING_UNREADABLE')]);
  const unknown = await ringbreak('map', made, '--save', file, '--exhibit', 'nobody.csv');
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('EXHIBIT_UNKNOWN')]);
}, 300_000);
