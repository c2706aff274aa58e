import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { parseLoaded, parsePhones } from '../src/domains/numbering/resolve-phones.ts';
import { openDuckdb } from '../src/engines/duckdb/duckdb.ts';
import type { Engine, Row } from '../src/engines/engine.ts';
import { type Spelling, sampleSpellings } from './phones-sample.ts';

export interface PhoneBench {
  readonly spellings: number;
  readonly agree: number;
  /** Every difference, grouped: what differs, how often, one spelling of it. */
  readonly differences: readonly { readonly kind: string; readonly count: number; readonly example: string }[];
  /** Distinct (spelling, region) pairs a second, plans loaded, on two threads. */
  readonly perSecond: number;
  /** The same by libphonenumber-js, one by one. */
  readonly libraryPerSecond: number;
}

/** Compares the bulk reading with libphonenumber-js on `count` seeded spellings, and times both. */
export async function benchPhones(count = 1_000_000, seed = 20_221_124): Promise<PhoneBench> {
  const engine = await openDuckdb({ threads: 2 });
  try {
    await loadSpellings(engine, sampleSpellings(count, seed));
    await parsePhones(engine);
    const started = performance.now();
    await parseLoaded(engine);
    const seconds = (performance.now() - started) / 1000;
    return { ...(await compare(engine)), perSecond: Math.round(count / seconds) };
  } finally {
    await engine.close();
  }
}

async function loadSpellings(engine: Engine, spellings: readonly Spelling[]): Promise<void> {
  await engine.run('CREATE TABLE phone_spelling (raw VARCHAR, hint VARCHAR)');
  for (let i = 0; i < spellings.length; i += 50_000) {
    const part = spellings.slice(i, i + 50_000);
    await engine.run("INSERT INTO phone_spelling SELECT unnest($raw), nullif(unnest($hint), '')", {
      raw: part.map(({ raw }) => raw),
      hint: part.map(({ hint }) => hint),
    });
  }
}

async function compare(engine: Engine): Promise<Omit<PhoneBench, 'perSecond'>> {
  const found = new Map<string, { count: number; example: string }>();
  let [spellings, agree, milliseconds] = [0, 0, 0];
  for await (const batch of engine.batches('FROM phone_parsed')) {
    const started = performance.now();
    const expected = batch.map(byLibrary);
    milliseconds += performance.now() - started;
    batch.forEach((row, i) => {
      spellings++;
      const kind = difference(row, expected[i]!);
      if (kind === '') agree++;
      else
        found.set(kind, {
          count: (found.get(kind)?.count ?? 0) + 1,
          example: `${String(row['raw'])} in ${String(row['hint'])}`,
        });
    });
  }
  const differences = [...found].map(([kind, rest]) => ({ kind, ...rest })).sort((a, b) => b.count - a.count);
  return { spellings, agree, differences, libraryPerSecond: Math.round((1000 * spellings) / milliseconds) };
}

const COMPARED = ['number', 'region', 'type', 'valid', 'possible'] as const;
type Expected = Record<(typeof COMPARED)[number], unknown>;

function byLibrary(row: Row): Expected {
  const hint = row['hint'] as CountryCode | null;
  const raw = String(row['raw']);
  const options = hint ? { defaultCountry: hint } : {};
  // Two of the library's patterns for phone-context keep their place between calls (flag g), so that every second such
  // number is refused: ask again.
  const number =
    parsePhoneNumberFromString(raw, options) ??
    (raw.includes(';phone-context=') ? parsePhoneNumberFromString(raw, options) : undefined);
  if (!number) return { number: null, region: null, type: null, valid: false, possible: false };
  return {
    number: number.number,
    region: number.country ?? null,
    type: number.getType() ?? null,
    valid: number.isValid(),
    possible: number.isPossible(),
  };
}

function difference(row: Row, expected: Expected): string {
  return COMPARED.filter((name) => row[name] !== expected[name]).join(', ');
}
