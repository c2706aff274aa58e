import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Tree } from '../../src/case/check/tree.ts';
import {
  CompactRange,
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../src/case/ledger/merkle.ts';

/** The reference tree of Certificate Transparency (google/certificate-transparency, merkle_tree_test.cc). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = INPUTS.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));

describe('the Merkle tree', () => {
  test('has the root of RFC 6962 when it is empty', () => {
    expect(emptyRoot().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(new CompactRange().root().equals(emptyRoot())).toBe(true);
    expect(new Tree().root().equals(emptyRoot())).toBe(true);
  });

  test('has the published roots at every size, in the writer and in the check', () => {
    const [range, tree] = [new CompactRange(), new Tree()];
    for (const [index, root] of ROOTS.entries()) {
      expect(range.rootWith(leaves[index]!).toString('hex')).toBe(root);
      range.append(leaves[index]!);
      tree.add(Buffer.from(INPUTS[index]!, 'hex'));
      expect([range.root().toString('hex'), tree.root().toString('hex')]).toEqual([root, root]);
      expect(rootOf(leaves, 0, index + 1).toString('hex')).toBe(root);
    }
  });

  test('gives the published inclusion proofs', () => {
    expect(inclusionProof(leaves, 0, 0, 1)).toEqual([]);
    expect(hex(inclusionProof(leaves, 0))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(inclusionProof(leaves, 5))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(inclusionProof(leaves, 2, 0, 3))).toEqual([
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    ]);
  });

  test('gives the published consistency proofs', () => {
    expect(hex(consistencyProof(leaves, 1))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(consistencyProof(leaves, 6))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(consistencyProof(leaves.slice(0, 5), 2))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
    expect(consistencyProof(leaves, 8)).toEqual([]);
  });

  test('proves every leaf of every size, and no other leaf, index or size', () => {
    for (let size = 1; size <= 40; size += 1) {
      const all = Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`${n}`)));
      const root = rootOf(all);
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(all, index);
        expect(verifyInclusion(all[index]!, index, size, proof, root)).toBe(true);
        expect(verifyInclusion(leafHash(Buffer.from('x')), index, size, proof, root)).toBe(false);
        expect(verifyInclusion(all[index]!, index + 1, size, proof, root)).toBe(false);
        expect(verifyInclusion(all[index]!, index, size, [...proof, root], root)).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(all[index]!, index, size, proof.slice(1), root)).toBe(false);
      }
    }
  });

  test('proves that it grew from every earlier size, and from nothing else', () => {
    for (let size = 1; size <= 40; size += 1) {
      const all = Array.from({ length: size }, (_, n) => leafHash(Buffer.from(`${n}`)));
      const newer = { size, root: rootOf(all) };
      for (let old = 1; old <= size; old += 1) {
        const older = { size: old, root: rootOf(all, 0, old) };
        const proof = consistencyProof(all, old);
        expect(verifyConsistency(older, newer, proof)).toBe(true);
        expect(verifyConsistency({ size: old, root: emptyRoot() }, newer, proof)).toBe(false);
        expect(verifyConsistency(older, { size, root: emptyRoot() }, proof)).toBe(false);
        expect(verifyConsistency(older, newer, [...proof, emptyRoot()])).toBe(false);
      }
    }
    expect(() => consistencyProof(leaves, 0)).toThrow(RangeError);
    expect(() => inclusionProof(leaves, 8)).toThrow(RangeError);
  });

  test('is the same however it is computed', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 70 }), (all) => {
        const [range, tree] = [new CompactRange(), new Tree()];
        for (const leaf of all) {
          range.append(leafHash(leaf));
          tree.add(leaf);
        }
        expect(range.root().equals(tree.root())).toBe(true);
      }),
    );
  });
});
