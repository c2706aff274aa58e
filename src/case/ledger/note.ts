import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * C2SP signed notes and tlog checkpoints (c2sp.org/signed-note, c2sp.org/tlog-checkpoint), Ed25519 only:
 *
 *     <origin>\n<size>\n<base64 root>\n\n— <key name> <base64 of 4-byte key hash ‖ 64-byte signature>\n
 *
 * The key name is the origin, as the specification asks for; people are told apart by the key hash.
 */

const ED25519 = 0x01;
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** A point in a ledger's life that somebody signs for. */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
}

/** An Ed25519 public key from its 32 bytes. */
export function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
}

/** The 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  return createPublicKey(
    key.type === 'private' ? key.export({ format: 'pem', type: 'pkcs8' }) : key.export({ format: 'pem', type: 'spki' }),
  )
    .export({ format: 'der', type: 'spki' })
    .subarray(SPKI_PREFIX.length);
}

/** First 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
export function keyHash(name: string, rawKey: Buffer): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(rawKey).digest().subarray(0, 4);
}

/** The C2SP verifier key `name+hash+base64(0x01 ‖ key)`: what other checkpoint tools take. */
export function verifierKey(name: string, rawKey: Buffer): string {
  const encoded = Buffer.concat([Uint8Array.of(ED25519), rawKey]).toString('base64');
  return `${name}+${keyHash(name, rawKey).toString('hex')}+${encoded}`;
}

function checkpointBody(head: TreeHead): string {
  return `${head.origin}\n${head.size}\n${head.root.toString('base64')}\n`;
}

/** A checkpoint signed by one key. */
export function signCheckpoint(head: TreeHead, privateKey: KeyObject, rawKey: Buffer): string {
  const body = checkpointBody(head);
  const signature = sign(null, Buffer.from(body), privateKey);
  const blob = Buffer.concat([keyHash(head.origin, rawKey), signature]).toString('base64');
  return `${body}\n— ${head.origin} ${blob}\n`;
}

/** A checkpoint as read; `signatures` are still to be verified. */
export interface ParsedCheckpoint extends TreeHead {
  readonly signatures: readonly { readonly name: string; readonly keyHash: Buffer; readonly signature: Buffer }[];
}

/** Reads a checkpoint; undefined when it is not exactly one (no lenient base64, no leading zeros). */
export function parseCheckpoint(note: string): ParsedCheckpoint | undefined {
  const match = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:— [^\n]+\n)+)$/u.exec(note);
  if (!match) return undefined;
  const [, origin, size, encodedRoot, lines] = match as unknown as [string, string, string, string, string];
  const root = strictBase64(encodedRoot);
  if (!root || !Number.isSafeInteger(Number(size))) return undefined;
  const signatures = [];
  for (const line of lines.trimEnd().split('\n')) {
    const [, name, encoded, ...more] = line.split(' ');
    const blob = strictBase64(encoded ?? '');
    if (!name || !blob || blob.length < 5 || more.length > 0) return undefined;
    signatures.push({ name, keyHash: blob.subarray(0, 4), signature: blob.subarray(4) });
  }
  return { origin, size: Number(size), root, signatures };
}

/** The first of `rawKeys` that signed the checkpoint, or undefined. Signatures by unknown keys are passed over. */
export function signerOf(checkpoint: ParsedCheckpoint, rawKeys: readonly Buffer[]): Buffer | undefined {
  const body = Buffer.from(checkpointBody(checkpoint));
  return rawKeys.find((rawKey) =>
    checkpoint.signatures.some(
      (line) =>
        line.name === checkpoint.origin &&
        line.keyHash.equals(keyHash(checkpoint.origin, rawKey)) &&
        line.signature.length === 64 &&
        verify(null, body, publicKeyOf(rawKey), line.signature),
    ),
  );
}

/** Decodes base64 that is spelled the one right way (padding, no stray bits); undefined otherwise. */
export function strictBase64(encoded: string): Buffer | undefined {
  const bytes = Buffer.from(encoded, 'base64');
  return bytes.toString('base64') === encoded ? bytes : undefined;
}
