/** Numbers the order in which phone numbers were first met: 1, 2, … Typed arrays, open addressing, doubling. */
export class NumberIds {
  private keys = new Float64Array(4096);
  private ids = new Uint32Array(4096);
  size = 0;

  /** The id of a number, and whether it is new. */
  meet(number: number): { id: number; fresh: boolean } {
    if (this.size * 3 > this.keys.length * 2) this.grow();
    const slot = find(this.keys, number);
    if (this.keys[slot] !== 0) return { id: this.ids[slot]!, fresh: false };
    this.keys[slot] = number;
    this.ids[slot] = ++this.size;
    return { id: this.size, fresh: true };
  }

  /** Numbers with their ids, in no order. */
  *all(): Generator<{ number: number; id: number }> {
    for (let slot = 0; slot < this.keys.length; slot++) {
      if (this.keys[slot] !== 0) yield { number: this.keys[slot]!, id: this.ids[slot]! };
    }
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    const ids = new Uint32Array(keys.length);
    this.keys.forEach((key, i) => {
      if (key === 0) return;
      const slot = find(keys, key);
      keys[slot] = key;
      ids[slot] = this.ids[i]!;
    });
    this.keys = keys;
    this.ids = ids;
  }
}

function find(keys: Float64Array, number: number): number {
  const mask = keys.length - 1;
  let h = Math.imul(((number % 4294967296) | 0) ^ Math.imul((number / 4294967296) | 0, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  let slot = (h ^ (h >>> 13)) & mask;
  while (keys[slot] !== 0 && keys[slot] !== number) slot = (slot + 1) & mask;
  return slot;
}
