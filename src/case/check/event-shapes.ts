import { objectIn } from './disk.ts';
import { exactBase64 } from './signature.ts';

/** The events of case format 1, field by field, written from docs/case-format.md and not from the code that records them. */

type Test = (value: unknown) => boolean;

const isText =
  (longest: number): Test =>
  (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= longest && value.isWellFormed();
const isExactly =
  (...allowed: unknown[]): Test =>
  (value) =>
    allowed.includes(value);
const isMatch =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isBase64 =
  (length: number): Test =>
  (value) =>
    typeof value === 'string' && exactBase64(value, length) !== undefined;
const isAnything: Test = () => true;
const isSha256 = isMatch(/^[0-9a-f]{64}$/);
const isTime: Test = (value) =>
  isMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)(value) && !Number.isNaN(Date.parse(value as string));
const isLedgerHead: Test = (value) => {
  const head = objectIn(value);
  return head !== undefined && Object.keys(head).length === 2 && isCount(head['size']) && isBase64(32)(head['root']);
};

const common = { at: isTime, actor: isText(200), reason: isText(2000) };
const mapping = { exhibit: isSha256, sha256: isSha256 };
const endorsed = { public_key: isBase64(32), endorsed_by: isBase64(32), ledger: isLedgerHead, signature: isBase64(64) };

const shapes = new Map<string, Readonly<Record<string, Test>>>([
  ['case_created', { format: isExactly(1), case_sha256: isSha256, public_key: isBase64(32) }],
  [
    'exhibit_added',
    { exhibit: isSha256, size: isCount, record_sha256: isSha256, storage: isExactly('copied', 'in_place') },
  ],
  ['mapping_suggested', mapping],
  ['mapping_edited', mapping],
  ['mapping_confirmed', mapping],
  ['parameter_set', { name: isText(200), value: isAnything }],
  ['decision', { kind: isText(100), about: isAnything }],
  ['line_set_aside', { file: isMatch(/^torn-[1-9]\d*$/), bytes: isCount, sha256: isSha256 }],
  ['key_added', { ...endorsed, holder: isText(200) }],
  ['key_retired', endorsed],
]);

/** An event whose fields have been checked: read them with the accessors of its type. */
export type CheckedEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** The event, when the value has exactly the fields of a known type; otherwise undefined. */
export function shapedEvent(value: unknown): CheckedEvent | undefined {
  const event = objectIn(value);
  const type = event?.['type'];
  const fields = typeof type === 'string' ? shapes.get(type) : undefined;
  if (!event || !fields) return undefined;
  const tests: Record<string, Test> = { type: isAnything, ...common, ...fields };
  const complete = Object.keys(event).length === Object.keys(tests).length;
  return complete && Object.entries(tests).every(([name, test]) => Object.hasOwn(event, name) && test(event[name]))
    ? (event as CheckedEvent)
    : undefined;
}
