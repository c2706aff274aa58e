import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../base/canonical-json.ts';
import { damagedCase } from './errors.ts';
import type { Ledger } from './ledger.ts';
import { leafHash, verifyInclusion } from './merkle.ts';
import { parseCheckpoint, signerOf } from './note.ts';
import { CHECKPOINT } from './read-ledger.ts';

/** One ledger entry that can be verified without the others. */
export interface EntryProof {
  /** The line, without its newline: the Merkle tree's leaf. */
  readonly line: string;
  /** C2SP tlog-proof: index, hashes (RFC 6962 audit path) and the signed checkpoint. */
  readonly proof: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

/** Makes the proof of the event at `index` (from 0) against the checkpoint on disk. */
export async function proofOf(folder: string, ledger: Ledger, index: number): Promise<EntryProof> {
  const checkpoint = await readFile(join(folder, CHECKPOINT), 'utf8');
  if (parseCheckpoint(checkpoint)?.size !== ledger.head().size) {
    throw damagedCase('LEDGER_CHANGED', 'the ledger changed while this case was open', CHECKPOINT);
  }
  const event = ledger.events[index];
  if (event === undefined) throw new RangeError('no such event');
  const hashes = ledger.inclusion(index).map((hash) => `${hash.toString('base64')}\n`);
  return { line: canonicalJson(event.event), proof: `${HEADER}\nindex ${index}\n${hashes.join('')}\n${checkpoint}` };
}

/** Whether the proof shows that the line is in the ledger of a case that one of `publicKeys` (base64) signed. */
export function verifyEntryProof(entry: EntryProof, origin: string, publicKeys: readonly string[]): boolean {
  const match = /^c2sp\.org\/tlog-proof@v1\nindex (0|[1-9]\d{0,15})\n((?:[A-Za-z0-9+/]{43}=\n)*)\n([\s\S]+)$/.exec(
    entry.proof,
  );
  const checkpoint = match && parseCheckpoint(match[3]!);
  if (!checkpoint || checkpoint.origin !== origin) return false;
  const path = match[2]!
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'base64'));
  const keys = publicKeys.map((key) => Buffer.from(key, 'base64'));
  if (signerOf(checkpoint, keys) === undefined) return false;
  return verifyInclusion(leafHash(Buffer.from(entry.line)), Number(match[1]), checkpoint.size, path, checkpoint.root);
}
