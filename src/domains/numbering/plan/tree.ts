/** A decision over the next digits: an outcome that they cannot change, or one subtree for each digit. */
export type Tree = number | readonly Tree[];

/** Number of leaves of every node, written out. */
export function treeSizes(root: Tree): ReadonlyMap<Tree, number> {
  const sizes = new Map<Tree, number>();
  const size = (tree: Tree): number => {
    if (typeof tree === 'number') return 1;
    const known = sizes.get(tree);
    if (known !== undefined) return known;
    const total = tree.reduce<number>((sum, child) => sum + size(child), 0);
    sizes.set(tree, total);
    return total;
  };
  size(root);
  return sizes;
}

/** Visits nodes in the order of their digits; `visit` says whether to look inside. Leaves are never descended into. */
export function walkTree(root: Tree, visit: (tree: Tree, digits: string) => 'descend' | 'stop'): void {
  const walk = (tree: Tree, digits: string): void => {
    if (visit(tree, digits) === 'stop' || typeof tree === 'number') return;
    tree.forEach((child, digit) => {
      walk(child, digits + digit);
    });
  };
  walk(root, '');
}

/** Share of all digit strings that end in a leaf that counts. */
export function shareOf(root: Tree, counts: (leaf: number) => boolean): number {
  const shares = new Map<Tree, number>();
  const share = (tree: Tree): number => {
    if (typeof tree === 'number') return counts(tree) ? 1 : 0;
    const known = shares.get(tree);
    if (known !== undefined) return known;
    const mean = tree.reduce<number>((sum, child) => sum + share(child), 0) / 10;
    shares.set(tree, mean);
    return mean;
  };
  return share(root);
}
