import { RingbreakError } from '../../base/errors.ts';
import type { ByteSource } from '../format.ts';
import { derivedSource, fileRange, readHead, type TemporaryFolder } from './bytes.ts';
import { type CompressionKind, type DecodeContext, decompress } from './decode.ts';
import { MAX_DEPTH } from './limits.ts';
import { sniffContainer } from './magic.ts';
import { listTar } from './tar.ts';
import { isDocumentPackage, listZip, readZipEntry, unreadable } from './zip.ts';

export interface ContainerContext extends DecodeContext {
  readonly temporary: TemporaryFolder;
}

/** A file that is no container itself. */
export interface Member {
  /** Path inside archives, `''` for the exhibit itself; levels are joined by `!`. A label. */
  readonly path: string;
  readonly source: ByteSource;
  readonly head: Uint8Array;
}

/**
 * Opens every container around and inside a source and yields the files within, in the order of the archives.
 *
 * @throws RingbreakError for bombs, and for archives nested too deep
 */
export function openContainers(source: ByteSource, context: ContainerContext): AsyncGenerator<Member> {
  return walk(source, '', 0, context);
}

async function* walk(
  source: ByteSource,
  path: string,
  depth: number,
  context: ContainerContext,
): AsyncGenerator<Member> {
  const head = await readHead(source);
  const kind = sniffContainer(head);
  if (kind === undefined) {
    yield { path, source, head };
    return;
  }
  if (depth >= MAX_DEPTH) throw tooDeep(source.name);
  if (kind === 'zip') yield* walkZip(source, path, depth, head, context);
  else if (kind === 'tar') yield* walkTar(source, path, depth, context);
  else yield* walk(decompressed(source, kind, context), path, depth + 1, context);
}

function decompressed(source: ByteSource, kind: CompressionKind, context: ContainerContext): ByteSource {
  return derivedSource(source.name, undefined, () => decompress(source, kind, context), context.temporary);
}

async function* walkZip(
  source: ByteSource,
  path: string,
  depth: number,
  head: Uint8Array,
  context: ContainerContext,
): AsyncGenerator<Member> {
  const file = await source.path();
  const entries = await listZip(file, source.name, (text) => context.note(text));
  if (isDocumentPackage(entries)) {
    yield { path, source, head };
    return;
  }
  const labels = new Labels();
  for (const entry of entries) {
    context.budget.member(source.name);
    const label = labels.next(entry.name);
    const name = `${source.name}!${label}`;
    const obstacle = isLitter(label) ? 'is housekeeping of an operating system' : unreadable(entry);
    if (obstacle !== undefined) {
      context.note(`${name}: not read: ${obstacle}`);
      continue;
    }
    const open = () => readZipEntry(file, entry, name, context);
    yield* guarded(derivedSource(name, entry.size, open, context.temporary), joined(path, label), depth, context);
  }
}

async function* walkTar(
  source: ByteSource,
  path: string,
  depth: number,
  context: ContainerContext,
): AsyncGenerator<Member> {
  const file = await source.path();
  const labels = new Labels();
  for (const entry of await listTar(file, (text) => context.note(`${source.name}: ${text}`))) {
    context.budget.member(source.name);
    const label = labels.next(entry.name);
    const name = `${source.name}!${label}`;
    if (isLitter(label)) {
      context.note(`${name}: not read: is housekeeping of an operating system`);
      continue;
    }
    const open = () => fileRange(file, entry.dataStart, entry.size);
    yield* guarded(derivedSource(name, entry.size, open, context.temporary), joined(path, label), depth, context);
  }
}

/** One bad member of an archive must not hide the others: it becomes a note. */
async function* guarded(
  source: ByteSource,
  path: string,
  depth: number,
  context: ContainerContext,
): AsyncGenerator<Member> {
  const inner = walk(source, path, depth + 1, context);
  for (;;) {
    let step: IteratorResult<Member>;
    try {
      step = await inner.next();
    } catch (error) {
      if (!(error instanceof RingbreakError)) throw error;
      context.note(`${source.name}: not read: ${error.what} (${error.code})`);
      return;
    }
    if (step.done) return;
    yield step.value;
  }
}

/** Makes labels printable, bounded and unique within one archive. */
class Labels {
  readonly #seen = new Map<string, number>();

  next(raw: string): string {
    const label = raw.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd').slice(0, 255);
    const count = (this.#seen.get(label) ?? 0) + 1;
    this.#seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  }
}

function joined(path: string, label: string): string {
  return path === '' ? label : `${path}!${label}`;
}

function isLitter(label: string): boolean {
  const parts = label.split('/');
  const last = parts.at(-1) ?? '';
  return parts.includes('__MACOSX') || last === '.DS_Store' || last === 'Thumbs.db' || last === 'desktop.ini';
}

function tooDeep(name: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'EXHIBIT_NESTED_TOO_DEEP',
    what: `archives are nested more than ${MAX_DEPTH} deep`,
    where: { member: name },
    next: 'Unpack the outer archives and add what is inside.',
  });
}
