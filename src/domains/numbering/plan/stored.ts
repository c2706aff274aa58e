import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readTextIfThere, writeFileAtomic } from '../../../base/files.ts';
import { sha256 } from '../../../base/hash.ts';
import { type CompiledReader, type Outcome, PlanBuilder } from './compile.ts';
import { InternationalReader } from './reader.ts';

/** A builder that has the plan for international numbers in it, and where. */
export interface InternationalPlan {
  readonly builder: PlanBuilder;
  readonly reader: CompiledReader;
}

/** As in the file: boundaries are `slot, low, reading` one after the other; 15 digits fit a double. */
interface Stored {
  readonly reader: CompiledReader;
  readonly slots: number;
  readonly outcomes: Outcome[];
  readonly boundaries: readonly number[];
}

/** Beside the packages, as what Node compiled is: only who could change the code can change it. */
const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('libphonenumber-js/package.json')),
  '../.cache/ringbreak',
);

/**
 * The plan for international numbers. Compiling it takes two seconds of a processor and depends on the metadata and on
 * this folder's code alone, so it is done once an installation: the result is kept in a file that is named after the
 * hash of both and begins with the hash of the rest. What is not exactly that is compiled anew, and a folder that cannot
 * be written costs time and nothing else.
 */
export async function internationalPlan(folder = FOLDER): Promise<InternationalPlan> {
  const file = join(folder, `numbering-${sourcesHash()}.json`);
  const stored = await readStored(file);
  if (stored) return restored(stored);
  const builder = new PlanBuilder();
  const reader = builder.add(new InternationalReader());
  await writeStored(file, { builder, reader }).catch(() => undefined);
  return { builder, reader };
}

function sourcesHash(): string {
  const here = new URL('.', import.meta.url);
  const sources = readdirSync(here)
    .sort()
    .map((name) => sha256(readFileSync(new URL(name, here))));
  const metadata = readFileSync(createRequire(import.meta.url).resolve('libphonenumber-js/metadata.max.json'));
  return sha256([...sources, sha256(metadata)].join()).slice(0, 32);
}

async function readStored(file: string): Promise<Stored | undefined> {
  const text = await readTextIfThere(file).catch(() => undefined);
  if (text === undefined || text.slice(0, 64) !== sha256(text.slice(65))) return undefined;
  return JSON.parse(text.slice(65)) as Stored;
}

async function writeStored(file: string, { builder, reader }: InternationalPlan): Promise<void> {
  const boundaries = builder.intervals.flatMap(({ slot, low, reading }) => [slot, Number(low), reading]);
  const stored: Stored = { reader, slots: builder.slots, outcomes: builder.outcomes, boundaries };
  const text = JSON.stringify(stored);
  await writeFileAtomic(file, `${sha256(text)}\n${text}`);
}

function restored({ reader, slots, outcomes, boundaries }: Stored): InternationalPlan {
  const intervals = Array.from({ length: boundaries.length / 3 }, (_, i) => ({
    slot: boundaries[i * 3]!,
    low: BigInt(boundaries[i * 3 + 1]!),
    reading: boundaries[i * 3 + 2]!,
  }));
  return { builder: new PlanBuilder({ slots, outcomes, intervals }), reader };
}
