import anyAscii from 'any-ascii';
import { text } from '../../model/columns.ts';
import { parseOrganisation } from '../../model/values/organisation.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';

export interface Recognised {
  readonly organisation: string;
  /** name, script (the same in another alphabet), within (a part of what was typed), misspelt. */
  readonly how: 'name' | 'script' | 'within' | 'misspelt';
}

/** Keys shorter than this are recognised whole or not at all: three letters are in everything. */
const SHORTEST_PART = 5;
/** Longest run of words that is looked at as one name. */
const RUN = 4;

/**
 * Recognises what accounts typed as names of registered organisations: without case, accents, legal forms and generic words;
 * in another script; within a longer text; with a letter wrong (two from nine letters). What fits two organisations equally
 * well is not recognised.
 */
export function nameRecogniser(register: readonly string[]): (typed: string) => Recognised | undefined {
  const byKey = new Map<string, string>();
  const byAscii = new Map<string, string | null>();
  for (const organisation of [...register].sort()) {
    const key = parseOrganisation(organisation)?.canonical;
    if (!key || byKey.has(key)) continue;
    byKey.set(key, organisation);
    const ascii = asciiKey(key);
    if (ascii !== '') byAscii.set(ascii, byAscii.has(ascii) ? null : organisation);
  }
  const bySound = new Map<string, string | null>();
  for (const [ascii, organisation] of byAscii) {
    bySound.set(sounds(ascii), bySound.has(sounds(ascii)) ? null : organisation);
  }
  const misspelt = misspellings(byAscii);
  return (typed) => {
    const key = parseOrganisation(typed)?.canonical;
    if (!key) return undefined;
    const same = byKey.get(key);
    if (same) return { organisation: same, how: 'name' };
    const ascii = asciiKey(key);
    const script = byAscii.get(ascii) ?? (ascii === key ? undefined : bySound.get(sounds(ascii)));
    if (script) return { organisation: script, how: 'script' };
    const within = part(typed, byAscii);
    if (within) return { organisation: within, how: 'within' };
    const near = misspelt(ascii);
    return near ? { organisation: near, how: 'misspelt' } : undefined;
  };
}

function asciiKey(key: string): string {
  return anyAscii(key)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Letters between which transcriptions waver become one: Барклайс is barklais, as is Barclays. */
function sounds(ascii: string): string {
  return ascii
    .replace(/ph/g, 'f')
    .replace(/x/g, 'ks')
    .replace(/c(?=[hk])|(?<=[ktc])h/g, '')
    .replace(/[cq]/g, 'k')
    .replace(/[yj]/g, 'i')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/(.)\1+/g, '$1');
}

/** The one organisation whose whole key is a run of the typed words. */
function part(typed: string, byAscii: ReadonlyMap<string, string | null>): string | undefined {
  const words = anyAscii(typed.slice(0, 300))
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const found = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + RUN); to++) {
      const run = words.slice(from, to).join('');
      const organisation = run.length >= SHORTEST_PART ? byAscii.get(run) : undefined;
      if (organisation) found.add(organisation);
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** Finds keys at an edit distance of one (two from nine letters) by what is left when letters are taken out of both. */
function misspellings(byAscii: ReadonlyMap<string, string | null>): (key: string) => string | undefined {
  const index = new Map<string, Set<string>>();
  for (const key of byAscii.keys()) {
    if (key.length < SHORTEST_PART || byAscii.get(key) === null) continue;
    for (const rest of without(key, allowed(key))) index.set(rest, (index.get(rest) ?? new Set()).add(key));
  }
  return (key) => {
    if (key.length < SHORTEST_PART || key.length > 60) return undefined;
    const candidates = new Set<string>();
    for (const rest of without(key, allowed(key))) for (const one of index.get(rest) ?? []) candidates.add(one);
    const scored = [...candidates]
      .map((one) => ({ one, edits: distance(key, one) }))
      .filter(({ one, edits }) => edits <= Math.min(allowed(key), allowed(one)))
      .sort((a, b) => a.edits - b.edits || (a.one < b.one ? -1 : 1));
    const [best, next] = scored;
    return best && best.edits !== next?.edits ? (byAscii.get(best.one) ?? undefined) : undefined;
  };
}

function allowed(key: string): number {
  return key.length >= 9 ? 2 : 1;
}

/** The key itself and what is left of it without one letter, without two. */
function without(key: string, letters: number): Set<string> {
  const all = new Set([key]);
  let last = [key];
  for (let taken = 0; taken < letters; taken++) {
    last = last.flatMap((one) => Array.from(one, (_, i) => one.slice(0, i) + one.slice(i + 1)));
    for (const one of last) all.add(one);
  }
  return all;
}

/** Letters to put in, take out or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** `work.organisation_name`: which registered organisation each typed name stands for. */
export const organisationName = defineCodeStep({
  name: 'work.organisation_name',
  purpose: 'Names as typed that stand for organisations of the register',
  reads: ['work.organisation_value', 'canonical.organisation_number'],
  version: 1,
  table: {
    name: 'work.organisation_name',
    row: 'a name as typed',
    key: ['raw'],
    columns: [
      text('raw', 'As typed; hostile'),
      text('organisation', 'Organisation of the register'),
      text('how', 'name, script, within or misspelt'),
    ],
  },
  make: async (target, _context, engine) => {
    await engine.run(`CREATE TABLE ${target} (raw VARCHAR, organisation VARCHAR, how VARCHAR)`);
    const register = await engine.rows(
      'SELECT DISTINCT organisation FROM canonical.organisation_number WHERE organisation IS NOT NULL ORDER BY organisation',
    );
    const recognise = nameRecogniser(register.map((row) => String(row['organisation'])));
    const found: [string[], string[], string[]] = [[], [], []];
    for await (const batch of engine.batches('SELECT raw FROM work.organisation_value ORDER BY raw')) {
      for (const { raw } of batch) {
        const known = recognise(String(raw));
        if (known)
          for (const [i, value] of [String(raw), known.organisation, known.how].entries()) found[i]!.push(value);
      }
    }
    await insertBatches(engine, target, found);
  },
});
