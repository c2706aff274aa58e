import { createHash, verify } from 'node:crypto';

/** A checkpoint as it is written: three lines, a blank one, signature lines. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** The signed bytes: everything up to the blank line. */
  readonly body: Buffer;
  readonly signatures: readonly { readonly name: string; readonly blob: Buffer }[];
}

/** Reads a checkpoint; undefined when a byte is not as C2SP tlog-checkpoint has it. */
export function readCheckpoint(bytes: Buffer): Checkpoint | undefined {
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) return undefined;
  const blank = text.indexOf('\n\n');
  if (blank < 0 || !text.endsWith('\n')) return undefined;
  const [origin, size, root, ...extensions] = text.slice(0, blank).split('\n');
  const rootBytes = exactBase64(root ?? '', 32);
  if (!origin || !size || !/^(0|[1-9][0-9]{0,15})$/.test(size) || !rootBytes || extensions.length > 0) return undefined;
  const signatures = text
    .slice(blank + 2, -1)
    .split('\n')
    .map(signatureOn);
  if (signatures.some((signature) => signature === undefined)) return undefined;
  return {
    origin,
    size: Number(size),
    root: rootBytes,
    body: Buffer.from(text.slice(0, blank + 1)),
    signatures: signatures.filter((signature) => signature !== undefined),
  };
}

function signatureOn(line: string): { name: string; blob: Buffer } | undefined {
  const parts = line.split(' ');
  const blob = exactBase64(parts[2] ?? '');
  return parts.length === 3 && parts[0] === '—' && parts[1] && blob && blob.length > 4
    ? { name: parts[1], blob }
    : undefined;
}

/** What the signatures of a checkpoint come to against the keys (base64) that may sign. */
export function judge(
  checkpoint: Checkpoint,
  keys: readonly string[],
): { signer: string } | { wrong: 'unknown_key' | 'forged' } {
  let known = false;
  for (const key of keys) {
    const expected = keyHash(checkpoint.origin, Buffer.from(key, 'base64'));
    for (const { name, blob } of checkpoint.signatures) {
      if (name !== checkpoint.origin || !blob.subarray(0, 4).equals(expected)) continue;
      known = true;
      if (isSigned(checkpoint.body, key, blob.subarray(4))) return { signer: key };
    }
  }
  return { wrong: known ? 'forged' : 'unknown_key' };
}

/** Whether an Ed25519 signature by the key (base64 of 32 bytes) fits the bytes. */
export function isSigned(body: Uint8Array, key: string, signature: Uint8Array): boolean {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64')]);
  try {
    return signature.length === 64 && verify(null, body, { key: spki, format: 'der', type: 'spki' }, signature);
  } catch {
    return false;
  }
}

/** C2SP signed-note: first 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). */
function keyHash(name: string, key: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n\u0001`).update(key).digest().subarray(0, 4);
}

/** Base64 in its one right spelling, of `length` bytes where given. */
export function exactBase64(text: string, length?: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text && (length === undefined || bytes.length === length) ? bytes : undefined;
}
