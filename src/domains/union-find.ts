/** Disjoint sets over strings, with the smallest member as the representative: equal inputs in any order, equal sets. */
export class UnionFind {
  readonly #parent = new Map<string, string>();

  /** Makes `item` known; alone until joined. */
  add(item: string): void {
    if (!this.#parent.has(item)) this.#parent.set(item, item);
  }

  find(item: string): string {
    this.add(item);
    let root = item;
    while (this.#parent.get(root) !== root) root = this.#parent.get(root)!;
    for (let at = item; at !== root; ) {
      const next = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = next;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return;
    const [low, high] = x < y ? [x, y] : [y, x];
    this.#parent.set(high, low);
  }

  /** Members in the order in which they were added. */
  *members(): IterableIterator<string> {
    yield* this.#parent.keys();
  }
}
