import { createHash } from 'node:crypto';

/**
 * RFC 6962 tree, written apart from the ledger's own: a list of perfect subtrees, each with its height, merged from the
 * right as leaves come.
 */
export class Tree {
  private readonly subtrees: { readonly height: number; readonly hash: Buffer }[] = [];
  size = 0;

  add(leaf: Uint8Array): void {
    let top = { height: 0, hash: digest(0, leaf) };
    while (this.subtrees.at(-1)?.height === top.height) {
      const left = this.subtrees.pop()!;
      top = { height: top.height + 1, hash: digest(1, left.hash, top.hash) };
    }
    this.subtrees.push(top);
    this.size += 1;
  }

  root(): Buffer {
    let root: Buffer | undefined;
    for (const { hash } of this.subtrees.toReversed()) root = root === undefined ? hash : digest(1, hash, root);
    return root ?? createHash('sha256').digest();
  }
}

function digest(prefix: 0 | 1, ...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
}
