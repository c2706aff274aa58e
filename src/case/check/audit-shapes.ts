import { canonicalText, jsonIn, objectIn } from './disk.ts';

/** The entries of an audit log, field by field, written from docs/case-format.md and not from the code that writes them. */

type Test = (value: unknown) => boolean;

const isMatch =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const isListOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const isNullOr =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const isText =
  (longest: number): Test =>
  (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= longest && value.isWellFormed();
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isTime: Test = (value) =>
  isMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)(value) && !Number.isNaN(Date.parse(value as string));
const isPerson = isMatch(/^[A-Za-z0-9_-]{1,64}$/);
const isWord = isMatch(/^[a-z][a-z0-9_]{0,63}$/);
const isThing = isMatch(/^[a-z][a-z0-9_.-]{0,63}(:[a-z0-9_.-]{1,64})?$/);
const isPseudonym = isMatch(/^[A-Za-z0-9_-]{16}$/);
const isFilter: Test = (value) => {
  const filter = objectIn(value);
  return (
    filter !== undefined &&
    Object.keys(filter).length === 3 &&
    isWord(filter['column']) &&
    isWord(filter['op']) &&
    isListOf(isPseudonym)(filter['values'])
  );
};

const shapes = new Map<string, Readonly<Record<string, Test>>>([
  ['audit_begun', { format: (value) => value === 1 }],
  [
    'consulted',
    {
      person: isPerson,
      what: isThing,
      count: isCount,
      ids: isListOf(isPseudonym),
      filters: isListOf(isFilter),
      why: isNullOr(isText(500)),
    },
  ],
  ['refused', { person: isPerson, action: isThing }],
  ['signed_in', { person: isPerson, how: isWord }],
  ['signed_out', { person: isPerson, how: isWord }],
  [
    'person_changed',
    {
      person: isPerson,
      about: isPerson,
      change: isWord,
      roles: isListOf(isWord),
      cases: isNullOr(isListOf(isText(64))),
      regions: isNullOr(isListOf(isMatch(/^[A-Z]{2}$/))),
    },
  ],
  ['line_set_aside', { file: isMatch(/^torn-[1-9]\d*$/), bytes: isCount, sha256: isMatch(/^[0-9a-f]{64}$/) }],
]);

/** An entry whose fields have been checked. */
export type CheckedEntry = Readonly<Record<string, unknown>> & { readonly type: string; readonly batch: number };

/** The entry on a line, when it is the canonical JSON of one; otherwise undefined. */
export function auditEntryOn(line: Buffer): CheckedEntry | undefined {
  const value = jsonIn(line);
  const entry = objectIn(value);
  const type = entry?.['type'];
  const fields = typeof type === 'string' ? shapes.get(type) : undefined;
  if (!entry || !fields) return undefined;
  const tests: Record<string, Test> = { type: () => true, at: isTime, batch: isCount, ...fields };
  const names = Object.keys(tests);
  const fits = Object.keys(entry).length === names.length && names.every((name) => tests[name]!(entry[name]));
  const canonical = fits ? canonicalText(value) : undefined;
  return canonical !== undefined && Buffer.from(canonical).equals(line) ? (entry as CheckedEntry) : undefined;
}
