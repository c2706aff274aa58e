import { createHash } from 'node:crypto';

/**
 * Merkle trees of RFC 6962 section 2.1 over SHA-256. Hashes are 32-byte buffers; `leaves` are leaf hashes in order.
 * Sizes are leaf counts below 2^53.
 */

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** SHA-256(0x00 ‖ leaf). */
export function leafHash(leaf: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(leaf).digest();
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** SHA-256 of nothing: the root of a tree without leaves. */
export function emptyRoot(): Buffer {
  return createHash('sha256').digest();
}

/**
 * The roots of the perfect subtrees that a tree of `size` leaves consists of, largest first: all that is needed to
 * append a leaf and to know the root, in O(log size) memory and work.
 */
export class CompactRange {
  private readonly roots: Buffer[] = [];
  private count = 0;

  /** The range with these subtrees, as `peaks` gave them; undefined when a tree of that size has others. */
  static of(size: number, peaks: readonly Buffer[]): CompactRange | undefined {
    const ones = size.toString(2).replaceAll('0', '').length;
    if (peaks.length !== ones || peaks.some(({ length }) => length !== 32)) return undefined;
    const range = new CompactRange();
    range.roots.push(...peaks);
    range.count = size;
    return range;
  }

  /** Roots of the perfect subtrees, largest first. */
  peaks(): readonly Buffer[] {
    return [...this.roots];
  }

  get size(): number {
    return this.count;
  }

  append(leaf: Buffer): void {
    let hash = leaf;
    // Every trailing 1 bit of the size is a perfect subtree on the right that is now complete with its neighbour.
    for (let rest = this.count; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeHash(this.roots.pop()!, hash);
    this.roots.push(hash);
    this.count += 1;
  }

  root(): Buffer {
    if (this.count === 0) return emptyRoot();
    return this.roots.reduceRight((right, left) => nodeHash(left, right));
  }

  /** The root that `append(leaf)` would lead to, without appending. */
  rootWith(leaf: Buffer): Buffer {
    const copy = this.copy();
    copy.append(leaf);
    return copy.root();
  }

  private copy(): CompactRange {
    const copy = new CompactRange();
    copy.roots.push(...this.roots);
    copy.count = this.count;
    return copy;
  }
}

/** Root of the leaves `from` to `to` (exclusive). */
export function rootOf(leaves: readonly Buffer[], from = 0, to = leaves.length): Buffer {
  const range = new CompactRange();
  for (let index = from; index < to; index += 1) range.append(leaves[index]!);
  return range.root();
}

/** The largest power of two below `n` (n ≥ 2): where RFC 6962 splits a tree. */
function splitOf(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** PATH(index, D[size]) of RFC 6962 section 2.1.1: the hashes that lead from a leaf to the root, lowest first. */
export function inclusionProof(leaves: readonly Buffer[], index: number, from = 0, to = leaves.length): Buffer[] {
  if (index < from || index >= to) throw new RangeError('no such leaf');
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...inclusionProof(leaves, index, from, middle), rootOf(leaves, middle, to)]
    : [...inclusionProof(leaves, index, middle, to), rootOf(leaves, from, middle)];
}

/** PROOF(oldSize, D[size]) of RFC 6962 section 2.1.2: that the first `oldSize` leaves are still there, in order. */
export function consistencyProof(leaves: readonly Buffer[], oldSize: number): Buffer[] {
  if (oldSize < 1 || oldSize > leaves.length) throw new RangeError('no such tree size');
  return subProof(leaves, oldSize, 0, leaves.length, true);
}

function subProof(leaves: readonly Buffer[], old: number, from: number, to: number, whole: boolean): Buffer[] {
  const size = to - from;
  if (old === size) return whole ? [] : [rootOf(leaves, from, to)];
  const k = splitOf(size);
  return old <= k
    ? [...subProof(leaves, old, from, from + k, whole), rootOf(leaves, from + k, to)]
    : [...subProof(leaves, old - k, from + k, to, false), rootOf(leaves, from, from + k)];
}

/** Verifies an inclusion proof (RFC 9162 section 2.1.3.2, the iterative form). */
export function verifyInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** Verifies a consistency proof between two roots (RFC 9162 section 2.1.4.2). */
export function verifyConsistency(
  older: { readonly size: number; readonly root: Buffer },
  newer: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  let [node, last] = [older.size - 1, newer.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // The old tree is itself a perfect subtree: its root is where both computations start.
  const [first, ...rest] = node === 0 ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let [oldHash, newHash] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [oldHash, newHash] = [nodeHash(sibling, oldHash), nodeHash(sibling, newHash)];
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && oldHash.equals(older.root) && newHash.equals(newer.root);
}

function half(n: number): number {
  return Math.floor(n / 2);
}
