import { randomBytes } from 'node:crypto';
import { rm, statfs } from 'node:fs/promises';
import { takeIn } from '../../../actions/take-in.ts';
import { RingbreakError } from '../../../base/errors.ts';
import { silentProgress } from '../../../base/progress.ts';
import type { ExhibitMeta } from '../../../case/case.ts';
import type { SignedIn } from '../../access/roles.ts';
import type { ServedCase } from '../../server/case-pool.ts';
import { writeCase } from '../../server/casework.ts';
import { type Received, receiveUpload } from './uploads.ts';

/** What somebody says about a file before they send it. */
export interface Announced {
  readonly meta: ExhibitMeta & { readonly name: string };
  /** Bytes. */
  readonly size: number;
  /** What whoever handed the file over wrote down; another hash is refused. Lower-case hex. */
  readonly expected?: string;
}

/** Files that were announced and not sent yet, by their ticket. */
const announced = new Map<string, Announced & { readonly user: string; readonly folder: string }>();
/** So many tickets wait at once; the oldest go first. */
const MOST = 10_000;
/** Largest file that is taken through a browser when RINGBREAK_UPLOAD_LIMIT (MiB) says nothing. */
const LIMIT_MIB = 65_536;

/** Bytes. */
export function uploadLimit(env: NodeJS.ProcessEnv = process.env): number {
  const mib = Number(env['RINGBREAK_UPLOAD_LIMIT'] ?? LIMIT_MIB);
  return (Number.isFinite(mib) && mib > 0 ? mib : LIMIT_MIB) * 1024 ** 2;
}

/**
 * Gives out the ticket under which the bytes may be sent.
 *
 * @throws RingbreakError UPLOAD_TOO_LARGE, NO_SPACE (usage): before anything was sent.
 */
export async function announce({ folder }: ServedCase, user: SignedIn, what: Announced): Promise<string> {
  const { bavail, bsize } = await statfs(folder);
  // It lies there twice for a moment: as it arrives, and as the exhibit.
  if (what.size * 2 > bavail * bsize) throw noSpace();
  const ticket = randomBytes(18).toString('base64url');
  announced.set(ticket, { ...what, user: user.id, folder });
  if (announced.size > MOST) announced.delete(announced.keys().next().value!);
  return ticket;
}

/**
 * Receives the bytes that a ticket stands for and takes them into the case. The file on the way is gone in the end, whatever
 * happens.
 *
 * @throws RingbreakError NO_SUCH_UPLOAD, UPLOAD_HASH_DIFFERS (usage), and what receiving and taking in throw.
 */
export async function receive(
  served: ServedCase,
  user: SignedIn,
  ticket: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<{ readonly sha256: string; readonly size: number; readonly added: boolean }> {
  const expected = announced.get(ticket);
  if (!expected || expected.user !== user.id || expected.folder !== served.folder) throw noSuchUpload();
  announced.delete(ticket);
  const received = await receiveUpload(served.folder, body, { limit: uploadLimit(), announced: expected.size });
  try {
    if (expected.expected !== undefined && expected.expected !== received.sha256) throw otherHash();
    return await writeCase(served, user, async (target, effects) => {
      const [taken] = await takeIn(target, [received.path], { meta: expected.meta }, effects, silentProgress);
      const { sha256, size } = taken!.exhibit;
      mustBe(received, sha256);
      return { sha256, size, added: taken!.added };
    });
  } finally {
    await rm(received.path, { force: true });
  }
}

/** What lies in the case must be what came over the network: a disk that changes bytes in between is told at once. */
function mustBe(received: Received, sha256: string): void {
  if (received.sha256 === sha256) return;
  throw new RingbreakError({
    kind: 'damaged',
    code: 'UPLOAD_CHANGED',
    what: 'the bytes in the case are not those that were received',
    next: "Check the server's disk; the exhibit is in the ledger with the bytes that the case has.",
  });
}

function otherHash(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UPLOAD_HASH_DIFFERS',
    what: 'the SHA-256 of the file is not the one that was expected',
    next: 'Compare with whoever handed it over; nothing was taken in.',
  });
}

function noSuchUpload(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NO_SUCH_UPLOAD',
    what: 'this upload was not announced, or was sent already',
    next: 'Choose the file again.',
  });
}

function noSpace(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NO_SPACE',
    what: 'the disk of the case has not enough space for this file',
    next: 'Make space, or take the file in place with `ringbreak add --in-place`.',
  });
}
