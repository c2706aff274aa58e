import { createCipheriv, createDecipheriv, createPrivateKey, type KeyObject, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { RingbreakError } from '../../base/errors.ts';
import { rawPublicKey } from '../ledger/note.ts';

/**
 * A person's private key on disk: JSON around PKCS #8 DER, either bare (the file's mode 0600 is its protection) or
 * encrypted with AES-256-GCM under a key that scrypt derives from a passphrase.
 */

/** OWASP password storage cheat sheet (2023): scrypt N=2^17, r=8, p=1: 128 MiB and about half a second. */
const SCRYPT = { n: 2 ** 17, r: 8, p: 1 } as const;
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);
const keyFileSchema = z.strictObject({
  format: z.literal(1),
  algorithm: z.literal('Ed25519'),
  public_key: base64,
  created_at: z.string(),
  encryption: z
    .strictObject({
      kdf: z.literal('scrypt'),
      n: z
        .int()
        .min(2)
        .max(2 ** 20),
      r: z.int().min(1).max(32),
      p: z.int().min(1).max(16),
      salt: base64,
      cipher: z.literal('aes-256-gcm'),
      iv: base64,
      tag: base64,
    })
    .nullable(),
  private_key: base64,
});
type KeyFile = z.infer<typeof keyFileSchema>;

/** A key that can sign, with the 32 bytes of its public half. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: Buffer;
}

/** A signing key from a 32-byte seed (RFC 8032). */
export function keyFromSeed(seed: Uint8Array): SigningKey {
  return signingKey(Buffer.concat([PKCS8_PREFIX, seed]));
}

function signingKey(pkcs8: Buffer): SigningKey {
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: Buffer.from(rawPublicKey(privateKey)) };
}

/** The text of a key file. `passphrase` undefined: not encrypted. */
export function keyFileText(
  key: SigningKey,
  passphrase: string | undefined,
  createdAt: Date,
  random: (n: number) => Uint8Array,
): string {
  const pkcs8 = key.privateKey.export({ format: 'der', type: 'pkcs8' });
  const sealed = passphrase === undefined ? undefined : seal(pkcs8, passphrase, random);
  const file: KeyFile = {
    format: 1,
    algorithm: 'Ed25519',
    public_key: key.publicKey.toString('base64'),
    created_at: createdAt.toISOString(),
    encryption: sealed?.encryption ?? null,
    private_key: (sealed?.ciphertext ?? pkcs8).toString('base64'),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The public half, without the passphrase. */
export function publicKeyInFile(text: string, file: string): Buffer {
  return Buffer.from(parse(text, file).public_key, 'base64');
}

/**
 * Opens a key file.
 *
 * @throws RingbreakError (forbidden) KEY_DAMAGED, PASSPHRASE_NEEDED, PASSPHRASE_WRONG.
 */
export function openKeyFile(text: string, passphrase: string | undefined, file: string): SigningKey {
  const parsed = parse(text, file);
  const bytes = Buffer.from(parsed.private_key, 'base64');
  const pkcs8 = parsed.encryption === null ? bytes : unseal(bytes, parsed.encryption, passphrase, file);
  try {
    const key = signingKey(pkcs8);
    if (key.publicKey.toString('base64') === parsed.public_key) return key;
  } catch {
    // Not PKCS #8: the same damage as a public half that does not fit.
  }
  throw damaged(file);
}

function seal(plain: Buffer, passphrase: string, random: (n: number) => Uint8Array) {
  const [salt, iv] = [random(16), random(12)];
  const cipher = createCipheriv('aes-256-gcm', derive(passphrase, salt, SCRYPT), iv);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  const encryption = {
    kdf: 'scrypt' as const,
    ...SCRYPT,
    salt: Buffer.from(salt).toString('base64'),
    cipher: 'aes-256-gcm' as const,
    iv: Buffer.from(iv).toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
  return { encryption, ciphertext };
}

function unseal(sealed: Buffer, how: NonNullable<KeyFile['encryption']>, passphrase: string | undefined, file: string) {
  if (passphrase === undefined) {
    throw forbidden('PASSPHRASE_NEEDED', 'the signing key is encrypted', 'Set RINGBREAK_PASSPHRASE.', file);
  }
  try {
    const key = derive(passphrase, Buffer.from(how.salt, 'base64'), how);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(how.iv, 'base64'), { authTagLength: 16 });
    decipher.setAuthTag(Buffer.from(how.tag, 'base64'));
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch (cause) {
    const next = 'Set RINGBREAK_PASSPHRASE to the passphrase the key was made with.';
    throw forbidden('PASSPHRASE_WRONG', 'the passphrase does not open the signing key', next, file, cause);
  }
}

function derive(passphrase: string, salt: Uint8Array, cost: { n: number; r: number; p: number }): Buffer {
  const maxmem = 256 * cost.n * cost.r;
  return scryptSync(passphrase.normalize('NFC'), salt, 32, { N: cost.n, r: cost.r, p: cost.p, maxmem });
}

function parse(text: string, file: string): KeyFile {
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch {
    throw damaged(file);
  }
}

function damaged(file: string): RingbreakError {
  const next = 'Restore it from a backup, or move it away: a new key is made, which a colleague must add to the case.';
  return forbidden('KEY_DAMAGED', 'the signing key file is damaged', next, file);
}

function forbidden(code: string, what: string, next: string, file: string, cause?: unknown): RingbreakError {
  return new RingbreakError({ kind: 'forbidden', code, what, where: { file }, next, ...(cause ? { cause } : {}) });
}
