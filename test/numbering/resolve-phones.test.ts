import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolvePhones } from '../../src/domains/numbering/resolve-phones.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openDuckdb();
});
afterEach(() => engine.close());

type Use = readonly [raw: string, context: string, hint: string];

async function resolve(uses: readonly Use[], serviceRegion?: string): Promise<Row[]> {
  await engine.run('CREATE TABLE phone_use (raw VARCHAR, context VARCHAR, hint VARCHAR, uses BIGINT)');
  await engine.run("INSERT INTO phone_use SELECT unnest($raw), unnest($context), nullif(unnest($hint), ''), 1", {
    raw: uses.map(([raw]) => raw),
    context: uses.map(([, context]) => context),
    hint: uses.map(([, , hint]) => hint),
  });
  await resolvePhones(engine, serviceRegion === undefined ? {} : { serviceRegion });
  return engine.rows('SELECT * FROM phone_resolved ORDER BY raw, hint');
}

/** Spelling, region it is dialled from, what is expected. */
const CASES: readonly (readonly [string, string, Row])[] = [
  ...(
    [
      ['+44 (0)7400 123456', 'US', '+447400123456', 'plus'],
      ['0044 7400-123456', 'GB', '+447400123456', 'idd_hint'],
      ['0044 7400-123456', 'US', '+447400123456', 'idd_00'],
      ['011 44 7400 123456', 'US', '+447400123456', 'idd_hint'],
      ['011447400123456', 'NL', '+447400123456', 'idd_011'],
      ['0011447400123456', 'GB', '+447400123456', 'idd_0011'],
      ['+0044 7400 123456', 'FR', '+447400123456', 'plus_zeros'],
      ['+07400 123456', 'GB', '+447400123456', 'plus_national'],
      ['447400123456', 'GB', '+447400123456', 'own_code'],
      ['31651101352', 'GB', '+31651101352', 'bare'],
      ['07400 123456', 'GB', '+447400123456', 'national'],
      ['7400123456', 'GB', '+447400123456', 'national_no_prefix'],
      ['(212) 568-8377', 'US', '+12125688377', 'national'],
      ['٠٧٤٠٠١٢٣٤٥٦', 'GB', '+447400123456', 'national'],
      ['＋447400123456', 'FR', '+447400123456', 'plus'],
      ['#31#07400123456', 'GB', '+447400123456', 'national'],
      ['SIP/447400123456@trunk1', 'NL', '+447400123456', 'bare'],
      ['tel:+44-7400-123456;ext=12', 'NL', '+447400123456', 'plus'],
      ['011 15-2345-6789', 'AR', '+5491123456789', 'national'],
    ] as const
  ).map(([raw, hint, e164, rule]) => [raw, hint, { e164, rule, status: 'resolved', valid: true }] as const),
  // Complete, but in a range that is not assigned: kept, and said not to be valid.
  ['+44 1632 960123', 'GB', { e164: '+441632960123', status: 'resolved', valid: false, possible: true }],
  ['159', 'GB', { e164: null, status: 'short' }],
  ['anonymous', 'GB', { e164: null, status: 'unresolved', rule: 'none' }],
];

it('reads every kind of spelling from the region that it is dialled from', async () => {
  const rows = await resolve(CASES.map(([raw, hint]) => [raw, `an account in ${hint}`, hint]));
  const found = new Map(rows.map((row) => [`${String(row['raw'])} from ${String(row['hint'])}`, row]));
  for (const [raw, hint, expected] of CASES)
    expect([raw, found.get(`${raw} from ${hint}`)]).toMatchObject([raw, expected]);
});

describe('an account that does not say where it dials from', () => {
  const british: Use[] = Array.from({ length: 8 }, (_, i) => [`07400 12345${i}`, 'quiet', '']);
  const abroad: Use[] = [
    ['+31651101352', 'quiet', ''],
    ['+447400999999', 'other', 'GB'],
    ['+33612345678', 'other', 'GB'],
    ['+4915112345678', 'other', 'GB'],
  ];

  it('dials from the region that explains what it dials', async () => {
    const rows = await resolve([...british, ...abroad]);
    expect(rows.filter((row) => row['hint'] === 'GB' && row['rule'] === 'national')).toHaveLength(8);
    const [context] = await engine.rows("SELECT hint, source FROM phone_context WHERE context = 'quiet'");
    expect(context).toEqual({ hint: 'GB', source: 'habit' });
  });

  it('dials from the region of the service when nothing tells', async () => {
    await resolve([['+31651101352', 'silent', ''], ...abroad], 'NL');
    const [context] = await engine.rows("SELECT hint, source FROM phone_context WHERE context = 'silent'");
    expect(context).toEqual({ hint: 'NL', source: 'service' });
  });

  it('leaves a single national number ambiguous, with its candidates', async () => {
    const rows = await resolve([
      ['0612345678', 'once', ''],
      ['+31651101352', 'x', 'NL'],
      ['+33612345678', 'y', 'FR'],
    ]);
    const row = rows.find((each) => each['raw'] === '0612345678');
    expect(row).toMatchObject({ e164: null, status: 'ambiguous', candidates: '+31612345678;+33612345678' });
  });
});

describe('the result', () => {
  it('prefers 00 to a prefix with a carrier’s digit where the case calls the country behind it', async () => {
    const known: Use[] = Array.from({ length: 5 }, (_, i) => [`+5222221108${70 + i}`, 'other', 'MX']);
    const [row] = await resolve([['00522222110870', 'a', 'CO'], ...known]).then((rows) =>
      rows.filter((one) => one['hint'] === 'CO'),
    );
    expect(row).toMatchObject({ e164: '+522222110870', rule: 'idd_00' });
  });

  it('takes a bare calling code for itself rather than for a number that only a mailbox could have', async () => {
    const known: Use[] = Array.from({ length: 5 }, (_, i) => [`+35121203579${i}`, 'other', 'PT']);
    const rows = await resolve([['351212035796', 'a', 'IT'], ['3512345678', 'a', 'IT'], ...known]);
    const found = new Map(rows.map((row) => [`${String(row['raw'])} ${String(row['hint'])}`, row['e164']]));
    expect(found.get('351212035796 IT')).toBe('+351212035796');
    expect(found.get('3512345678 IT')).toBe('+393512345678');
  });

  it('has one row for each spelling and region, whatever the spellings are', async () => {
    const hostile = [
      "'; DROP TABLE phone_use; --",
      '=1+1',
      '',
      '   ',
      '+',
      '😡'.repeat(50),
      '0'.repeat(400),
      '+'.repeat(99),
      '1'.repeat(27),
    ];
    const uses: Use[] = hostile.flatMap((raw) => ['GB', 'US', ''].map((hint): Use => [raw, `of ${hint}`, hint]));
    const rows = await resolve(uses);
    expect(rows).toHaveLength(hostile.length * 3);
    expect(rows.every((row) => row['status'] !== 'resolved' || row['e164'] !== null)).toBe(true);
  });

  it('does not depend on the number of threads', async () => {
    const uses: Use[] = Array.from({ length: 3000 }, (_, i) => [
      `0${7_400_000_000 + i * 977}`,
      `c${i % 7}`,
      i % 2 ? 'GB' : '',
    ]);
    const two = await resolve(uses);
    await engine.close();
    engine = await openDuckdb({ threads: 1 });
    expect(await resolve(uses)).toEqual(two);
  });
});
