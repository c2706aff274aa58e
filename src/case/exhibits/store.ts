import { lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { canonicalJson } from '../../base/canonical-json.ts';
import type { Effects } from '../../base/effects.ts';
import { syncDirectory, writeFileAtomic } from '../../base/files.ts';
import { sha256 } from '../../base/hash.ts';
import type { Progress } from '../../base/progress.ts';
import { damagedCase } from '../ledger/errors.ts';
import { type Exhibit, type ExhibitMeta, exhibitSchema, SEGMENT_BYTES, validExhibit } from './exhibit.ts';
import { hashCopy } from './hash-copy.ts';

/**
 * Exhibits on disk. Taking one in goes through three names, so that after a crash each folder says how far it got:
 * `.incoming-<random>` (being copied) → `<sha256>.pending` (whole, synced, not yet in the ledger) → ledger event →
 * `<sha256>`. A pending exhibit whose event is in the ledger is finished by the next writer; the others are removed: they
 * were never acknowledged, and the source still has the bytes.
 */

const PENDING = '.pending';

/** Copies (or, in place, hashes) a file into `exhibits/.incoming-…`; the caller makes it pending or throws it away. */
export async function receive(
  exhibits: string,
  path: string,
  meta: ExhibitMeta,
  inPlace: boolean,
  effects: Effects,
  progress: Progress,
): Promise<{ folder: string; exhibit: Exhibit; recordSha256: string }> {
  const folder = join(exhibits, `.incoming-${Buffer.from(effects.random(8)).toString('hex')}`);
  await mkdir(folder, { recursive: true });
  try {
    const hashed = await hashCopy(path, inPlace ? undefined : join(folder, 'content'), progress);
    const exhibit = validExhibit({
      format: 1,
      sha256: hashed.sha256,
      size: hashed.size,
      name: (meta.name ?? basename(path)).toWellFormed(),
      media_type: meta.mediaType ?? 'application/octet-stream',
      received_at: (meta.receivedAt ?? effects.now()).toISOString(),
      received_by: meta.receivedBy ?? effects.actor,
      received_from: meta.receivedFrom ?? null,
      legal_basis: meta.legalBasis ?? null,
      handling_code: meta.handlingCode ?? null,
      storage: inPlace ? { kind: 'in_place', path: resolve(path) } : { kind: 'copied' },
      segments: { bytes: SEGMENT_BYTES, sha256: [...hashed.segments] },
    });
    const record = canonicalJson(exhibit);
    await writeFileAtomic(join(folder, 'exhibit.json'), record);
    return { folder, exhibit, recordSha256: sha256(record) };
  } catch (error) {
    await discard(folder);
    throw error;
  }
}

/** Marks received bytes as whole: from here on only the ledger event is missing. */
export async function makePending(exhibits: string, folder: string, exhibit: string): Promise<void> {
  await discard(join(exhibits, exhibit + PENDING));
  await rename(folder, join(exhibits, exhibit + PENDING));
  await syncDirectory(exhibits);
}

/** Gives a pending exhibit its final name; the ledger knows it. */
export async function finish(exhibits: string, exhibit: string): Promise<void> {
  await rename(join(exhibits, exhibit + PENDING), join(exhibits, exhibit));
  await syncDirectory(exhibits);
}

export async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Brings the folder to a clean state after an interrupted writer: only while the case's lock is held. */
export async function tidy(exhibits: string, inLedger: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(exhibits)) {
    const pending = name.endsWith(PENDING) ? name.slice(0, -PENDING.length) : undefined;
    if (name.startsWith('.incoming-')) await discard(join(exhibits, name));
    else if (pending !== undefined && !inLedger.has(pending)) await discard(join(exhibits, name));
    else if (pending !== undefined && !(await isThere(join(exhibits, pending)))) await finish(exhibits, pending);
  }
}

/** The folder of an exhibit: also while its last rename is still to come. */
export async function folderOf(exhibits: string, exhibit: string): Promise<string> {
  const final = join(exhibits, exhibit);
  const pending = final + PENDING;
  return !(await isThere(final)) && (await isThere(pending)) ? pending : final;
}

/**
 * Reads exhibit.json and compares it with what the ledger recorded.
 *
 * @throws RingbreakError EXHIBIT_MISSING, EXHIBIT_RECORD_CHANGED (damaged).
 */
export async function readExhibit(folder: string, exhibit: string, recordSha256: string): Promise<Exhibit> {
  const file = `exhibits/${exhibit}/exhibit.json`;
  const bytes = await readFile(join(folder, 'exhibit.json')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw damagedCase('EXHIBIT_MISSING', 'an exhibit of the ledger is not in the case folder', file);
  });
  if (sha256(bytes) !== recordSha256) {
    throw damagedCase('EXHIBIT_RECORD_CHANGED', 'exhibit.json is not the one that the ledger recorded', file);
  }
  return exhibitSchema.parse(JSON.parse(bytes.toString('utf8')));
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
