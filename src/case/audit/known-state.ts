import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../base/canonical-json.ts';
import { readTextIfThere, writeFileAtomic } from '../../base/files.ts';
import { sha256 } from '../../base/hash.ts';
import { configFolder } from '../keys/key-ring.ts';
import { CompactRange } from '../ledger/merkle.ts';

/**
 * How far an audit log was read and found whole by this server, so that its next start reads only what came since. It lies
 * beside the server's key and not in the case: who could change it could sign for the case anyway.
 */
export interface KnownState {
  readonly range: CompactRange;
  /** Bytes of entries.jsonl that it covers. */
  readonly bytes: number;
}

const peak = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const stateSchema = z.strictObject({
  origin: z.string(),
  size: z.int().min(1),
  bytes: z.int().min(1),
  /** Base64 of the roots of the perfect subtrees, largest first. */
  peaks: z.array(peak).max(53),
});

/** What is known of the log with this origin; undefined where nothing is, or nothing that can be read. */
export async function readKnownState(origin: string, env: NodeJS.ProcessEnv): Promise<KnownState | undefined> {
  const text = await readTextIfThere(pathOf(origin, env)).catch(() => undefined);
  if (text === undefined) return undefined;
  const { success, data } = stateSchema.safeParse(parsed(text));
  if (!success || data.origin !== origin) return undefined;
  const range = CompactRange.of(
    data.size,
    data.peaks.map((one) => Buffer.from(one, 'base64')),
  );
  return range && { range, bytes: data.bytes };
}

/** Keeps it for the next start. */
export async function keepKnownState(
  origin: string,
  { range, bytes }: KnownState,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const peaks = range.peaks().map((one) => one.toString('base64'));
  await mkdir(folderOf(env), { recursive: true, mode: 0o700 });
  await writeFileAtomic(pathOf(origin, env), `${canonicalJson({ origin, size: range.size, bytes, peaks })}\n`, 0o600);
}

function folderOf(env: NodeJS.ProcessEnv): string {
  return join(configFolder(env), 'workbench');
}

function pathOf(origin: string, env: NodeJS.ProcessEnv): string {
  return join(folderOf(env), `audit-${sha256(origin).slice(0, 32)}.json`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
