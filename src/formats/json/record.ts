/** One record, flattened: nested objects by dots, lists of objects aside. */
export interface FlatRecord {
  /** Path → text; NULL as null. In the order of the source. */
  readonly cells: Map<string, string | null>;
  readonly children: { readonly path: string; readonly records: FlatRecord[] }[];
}

/** The text is not JSON, or is nested beyond reason. `message` is a reject reason. */
export class NotJson extends Error {}

/** Deepest nesting taken: real data has under 10, and the parser calls itself. */
const MAX_DEPTH = 100;

/** Column of a list's elements that are no objects. */
export const VALUE_COLUMN = 'value';

type Scalar = string | null;
interface ListValue {
  readonly text: string;
  readonly items: Value[];
}
type Value = { readonly scalar: Scalar } | { readonly fields: [string, Value][] } | { readonly list: ListValue };

/**
 * Parses one JSON value by RFC 8259 and flattens it. Numbers keep their spelling (no detour over floating point); a
 * repeated key gets a column of its own. Raw control characters inside strings are let through: exports have them.
 *
 * @throws NotJson
 */
export function parseRecord(text: string): FlatRecord {
  const parser = new Parser(text);
  return flatten(parser.whole());
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Value {
    const value = this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) throw new NotJson(`NOT_JSON: unexpected text at character ${this.#at + 1}`);
    return value;
  }

  #value(depth: number): Value {
    if (depth > MAX_DEPTH) throw new NotJson(`NESTED_TOO_DEEP: more than ${MAX_DEPTH} levels`);
    this.#blanks();
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(depth);
    if (first === '[') return this.#list(depth);
    if (first === '"') return { scalar: this.#string() };
    const word = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0];
    if (found === undefined) throw new NotJson(`NOT_JSON: no value at character ${this.#at + 1}`);
    this.#at += found.length;
    return { scalar: found === 'null' ? null : found };
  }

  #object(depth: number): Value {
    const fields: [string, Value][] = [];
    this.#at++;
    if (this.#next('}')) return { fields };
    for (;;) {
      this.#blanks();
      if (this.#text[this.#at] !== '"') throw new NotJson(`NOT_JSON: no key at character ${this.#at + 1}`);
      const key = this.#string();
      this.#expect(':');
      fields.push([key, this.#value(depth + 1)]);
      if (this.#next('}')) return { fields };
      this.#expect(',');
    }
  }

  #list(depth: number): Value {
    const start = this.#at;
    const items: Value[] = [];
    this.#at++;
    while (!this.#next(']')) {
      if (items.length > 0) this.#expect(',');
      items.push(this.#value(depth + 1));
    }
    return { list: { text: this.#text.slice(start, this.#at), items } };
  }

  #string(): string {
    const start = this.#at + 1;
    let escaped = false;
    for (let i = start; i < this.#text.length; i++) {
      const unit = this.#text.charCodeAt(i);
      if (unit === 0x5c) {
        escaped = true;
        i++;
      } else if (unit === 0x22) {
        this.#at = i + 1;
        const raw = this.#text.slice(start, i);
        return escaped ? resolveEscapes(raw) : raw;
      }
    }
    throw new NotJson('NOT_JSON: a string does not end');
  }

  #blanks(): void {
    for (let unit = this.#text.charCodeAt(this.#at); unit === 32 || (unit >= 9 && unit <= 13); ) {
      unit = this.#text.charCodeAt(++this.#at);
    }
  }

  #next(mark: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#next(mark)) throw new NotJson(`NOT_JSON: no ${mark} at character ${this.#at + 1}`);
  }
}

const LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

function resolveEscapes(raw: string): string {
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, letter: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const meant = LETTERS[letter];
    if (meant === undefined) throw new NotJson('NOT_JSON: unknown escape in a string');
    return meant;
  });
}

function flatten(value: Value): FlatRecord {
  const record: FlatRecord = { cells: new Map(), children: [] };
  if ('fields' in value && extended(value.fields) === undefined) addFields(record, '', value.fields);
  else if ('list' in value) for (const [i, item] of value.list.items.entries()) add(record, `column_${i + 1}`, item);
  else add(record, VALUE_COLUMN, value);
  return record;
}

function addFields(record: FlatRecord, prefix: string, fields: readonly [string, Value][]): void {
  for (const [key, value] of fields) add(record, prefix === '' ? key : `${prefix}.${key}`, value);
}

function add(record: FlatRecord, path: string, value: Value): void {
  const scalar = scalarOf(value);
  if (scalar !== undefined) put(record, path, scalar);
  else if ('list' in value) addList(record, path, value.list);
  else if ('fields' in value && value.fields.length > 0) addFields(record, path, value.fields);
  else put(record, path, null);
}

function addList(record: FlatRecord, path: string, { text, items }: ListValue): void {
  const scalars = items.map(scalarOf);
  if (items.length === 0) put(record, path, null);
  else if (scalars.every((item) => item !== undefined)) {
    // A list that holds the separator keeps its JSON spelling: it could not be taken apart again.
    const joinable = !scalars.some((item) => item?.includes(';'));
    put(record, path, joinable ? scalars.map((item) => item ?? '').join(';') : text);
  } else if (items.some((item) => 'fields' in item)) record.children.push({ path, records: items.map(flatten) });
  else put(record, path, text);
}

function scalarOf(value: Value): Scalar | undefined {
  if ('scalar' in value) return value.scalar;
  return 'fields' in value ? extended(value.fields) : undefined;
}

function put(record: FlatRecord, path: string, text: Scalar): void {
  let name = path;
  for (let n = 2; record.cells.has(name); n++) name = `${path} (${n})`;
  record.cells.set(name, text);
}

/** MongoDB Extended JSON v2: objects that stand for one value (`{"$oid": …}`). */
const EXTENDED = new Set([
  '$oid',
  '$date',
  '$numberLong',
  '$numberInt',
  '$numberDouble',
  '$numberDecimal',
  '$uuid',
  '$symbol',
]);

function extended(fields: readonly [string, Value][]): Scalar | undefined {
  const [key, value] = fields[0] ?? [];
  if (key === undefined || value === undefined || fields.length !== 1) return undefined;
  if (key === '$undefined' || key === '$minKey' || key === '$maxKey') return null;
  if (key === '$binary' && 'fields' in value)
    return scalarOf(value.fields.find(([name]) => name === 'base64')?.[1] ?? value);
  return EXTENDED.has(key) ? scalarOf(value) : undefined;
}
