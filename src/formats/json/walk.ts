import type { Feed, RawValue } from './feed.ts';

/** What a walk finds, in the order of the file. */
export interface Visitor {
  /** A record of a table. `key` is its name in an object of objects. */
  record(table: string, value: RawValue, key?: string): void | Promise<void>;
  /** Bytes that are no part of the structure. */
  damage(table: string, value: RawValue): void | Promise<void>;
  /** The file ends before its brackets are closed. */
  torn(): void;
}

/** How the file is laid out, by its first bytes. */
export type Layout = 'lines' | 'list' | 'object' | 'phpmyadmin';

const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTE = 0x22;

/** Objects inside objects are followed this deep in search of tables; deeper ones are cells. */
const MAX_WRAPPERS = 4;

/** Goes through a file once. Tables without a name of their own are called `name`. */
export async function walk(feed: Feed, layout: Layout, name: string, visitor: Visitor): Promise<void> {
  if (layout === 'lines') return walkLines(feed, name, visitor);
  const first = await feed.peek();
  if (first === OPEN_LIST) {
    feed.take();
    await (layout === 'phpmyadmin' ? walkPhpMyAdmin(feed, name, visitor) : walkList(feed, name, visitor));
  } else if (first === OPEN_OBJECT) {
    feed.take();
    await walkObject(feed, name, [], visitor);
  }
  await walkRest(feed, name, visitor);
}

async function walkLines(feed: Feed, name: string, visitor: Visitor): Promise<void> {
  while ((await feed.peek()) !== undefined) {
    const line = await feed.line();
    await visitor.record(name, line);
    if (!line.whole) await feed.skipLine();
  }
}

/** More after the end of the one value: records if they are objects (`}{`), damage otherwise. */
async function walkRest(feed: Feed, name: string, visitor: Visitor): Promise<void> {
  for (let byte = await feed.peek(); byte !== undefined; byte = await feed.peek()) {
    if (byte === COMMA) feed.take();
    else if (byte === OPEN_OBJECT) await visitor.record(name, await feed.value());
    else await visitor.damage(name, await feed.value());
  }
}

/** The first byte of every member of a list or object, up to and including its closing bracket. */
async function* members(feed: Feed, close: number, visitor: Visitor): AsyncGenerator<number> {
  for (let byte = await feed.peek(); byte !== undefined; byte = await feed.peek()) {
    if (byte === COMMA) feed.take();
    else if (byte === close) return feed.take();
    else yield byte;
  }
  visitor.torn();
}

async function walkList(feed: Feed, table: string, visitor: Visitor): Promise<void> {
  for await (const _ of members(feed, CLOSE_LIST, visitor)) await visitor.record(table, await feed.value());
}

/** Fields of an object that are no tables become one record of `name`. */
async function walkObject(feed: Feed, name: string, path: readonly string[], visitor: Visitor): Promise<void> {
  const loose: Buffer[] = [];
  const table = path.length === 0 ? name : path.join('.');
  for await (const byte of members(feed, CLOSE_OBJECT, visitor)) {
    if (byte === QUOTE) await walkField(feed, name, path, loose, visitor);
    else await visitor.damage(table, await feed.value());
  }
  if (loose.length === 0) return;
  const fields = loose.flatMap((field, i) => (i === 0 ? [field] : [Buffer.from(','), field]));
  await visitor.record(table, { bytes: Buffer.concat([Buffer.from('{'), ...fields, Buffer.from('}')]), whole: true });
}

async function walkField(
  feed: Feed,
  name: string,
  path: readonly string[],
  loose: Buffer[],
  visitor: Visitor,
): Promise<void> {
  const rawKey = Buffer.from((await feed.value()).bytes);
  if ((await feed.peek()) !== COLON) return visitor.damage(name, { bytes: rawKey, whole: true });
  feed.take();
  const inner = [...path, keyText(rawKey)];
  const shape = inner.length < MAX_WRAPPERS ? await feed.shape() : 'value';
  if (shape !== 'value') feed.take();
  if (shape === 'list') return walkList(feed, inner.join('.'), visitor);
  if (shape === 'keyed') return walkKeyed(feed, inner.join('.'), visitor);
  if (shape === 'wrapper') return walkObject(feed, name, inner, visitor);
  if ((await feed.peek()) === undefined) return;
  const value = await feed.value();
  if (!value.whole) return visitor.damage(name, value);
  loose.push(Buffer.concat([rawKey, Buffer.from(':'), value.bytes]));
}

/** `{"id1": {…}, "id2": {…}}`: a table whose keys are outside the records. */
async function walkKeyed(feed: Feed, table: string, visitor: Visitor): Promise<void> {
  for await (const byte of members(feed, CLOSE_OBJECT, visitor)) {
    const first = await feed.value();
    if (byte !== QUOTE) await visitor.damage(table, first);
    else {
      const key = keyText(first.bytes);
      if ((await feed.peek()) === COLON) feed.take();
      if ((await feed.peek()) !== undefined) await visitor.record(table, await feed.value(), key);
    }
  }
}

/** `[{"type":"header",…},{"type":"table","name":…,"data":[…]}]` (phpMyAdmin's export plug-in for JSON). */
async function walkPhpMyAdmin(feed: Feed, name: string, visitor: Visitor): Promise<void> {
  for await (const byte of members(feed, CLOSE_LIST, visitor)) {
    if (byte !== OPEN_OBJECT) await visitor.damage(name, await feed.value());
    else {
      feed.take();
      await walkPhpMyAdminPart(feed, name, visitor);
    }
  }
}

async function walkPhpMyAdminPart(feed: Feed, name: string, visitor: Visitor): Promise<void> {
  let table = name;
  for await (const byte of members(feed, CLOSE_OBJECT, visitor)) {
    const first = await feed.value();
    if (byte !== QUOTE) {
      await visitor.damage(table, first);
      continue;
    }
    const key = keyText(first.bytes);
    if ((await feed.peek()) === COLON) feed.take();
    const next = await feed.peek();
    if (key === 'data' && next === OPEN_LIST) {
      feed.take();
      await walkList(feed, table, visitor);
    } else if (next !== undefined) {
      const value = keyText((await feed.value()).bytes);
      if (key === 'name') table = value;
    }
  }
}

/** A key without its quotes; its raw spelling when it cannot be read. */
function keyText(raw: Buffer): string {
  const text = raw.toString('utf8');
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
