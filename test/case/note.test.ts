import { sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { exactBase64, isSigned, judge, readCheckpoint } from '../../src/case/check/signature.ts';
import { keyFromSeed } from '../../src/case/keys/key-file.ts';
import { keyHash, parseCheckpoint, signCheckpoint, signerOf, verifierKey } from '../../src/case/ledger/note.ts';

/** Verifier keys that are published: the example of Go's sumdb/note package and the key of sum.golang.org. */
const PUBLISHED = [
  'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
];

describe('a signed note', () => {
  test.each(PUBLISHED)('has the key hash of the published verifier key %s', (key) => {
    const [name, hash, encoded] = key.split(/\+(.{8})\+/) as [string, string, string];
    const raw = Buffer.from(encoded, 'base64').subarray(1);
    expect(keyHash(name, raw).toString('hex')).toBe(hash);
    expect(verifierKey(name, raw)).toBe(key);
  });

  test('has the signature of the published example', () => {
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const line = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';
    const blob = exactBase64(line)!;
    const key = exactBase64(PUBLISHED[0]!.split('+')[2]!)!.subarray(1).toString('base64');
    expect(blob.subarray(0, 4).toString('hex')).toBe('c74f20a3');
    expect(isSigned(Buffer.from(text), key, blob.subarray(4))).toBe(true);
    expect(isSigned(Buffer.from(text.replace('answer', 'Answer')), key, blob.subarray(4))).toBe(false);
  });

  test('signs with the keys of RFC 8032', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const key = keyFromSeed(seed);
    expect(key.publicKey.toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(sign(null, Buffer.alloc(0), key.privateKey).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });
});

describe('a checkpoint', () => {
  const [key, other] = [keyFromSeed(Buffer.alloc(32, 1)), keyFromSeed(Buffer.alloc(32, 2))];
  const head = { origin: 'ringbreak/case/x', size: 20852163, root: Buffer.alloc(32, 9) };
  const text = signCheckpoint(head, key.privateKey, key.publicKey);

  test('is read back by the writer and by the check, who agree on who signed it', () => {
    const [ours, theirs] = [parseCheckpoint(text)!, readCheckpoint(Buffer.from(text))!];
    expect([ours.origin, ours.size, ours.root]).toEqual([head.origin, head.size, head.root]);
    expect([theirs.origin, theirs.size, theirs.root]).toEqual([head.origin, head.size, head.root]);
    expect(signerOf(ours, [other.publicKey, key.publicKey])).toEqual(key.publicKey);
    expect(signerOf(ours, [other.publicKey])).toBeUndefined();
    const encoded = key.publicKey.toString('base64');
    expect(judge(theirs, [encoded])).toEqual({ signer: encoded });
    expect(judge(theirs, [other.publicKey.toString('base64')])).toEqual({ wrong: 'unknown_key' });
  });

  test('may carry signatures by others, as witnesses add them', () => {
    const signature = signCheckpoint(head, other.privateKey, other.publicKey).split('\n').at(-2)!;
    const both = text.replace(/(— .*\n)$/u, `${signature}\n$1`);
    expect(signerOf(parseCheckpoint(both)!, [key.publicKey])).toEqual(key.publicKey);
    expect(judge(readCheckpoint(Buffer.from(both))!, [key.publicKey.toString('base64')])).toHaveProperty('signer');
  });

  test('is refused by both when a single byte is another', () => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1 << bit;
        const [ours, theirs] = [parseCheckpoint(changed.toString('utf8')), readCheckpoint(changed)];
        expect(ours && signerOf(ours, [key.publicKey])).toBeUndefined();
        expect(theirs && 'signer' in judge(theirs, [key.publicKey.toString('base64')])).not.toBe(true);
      }
    }
  });
});
