/** What the world knows of a dialled number; several may hold. */
export const SEEN = {
  answered: 1,
  voicemail: 2,
  contacted: 4,
  held: 8,
  organisation: 16,
  own: 32,
  associate: 64,
} as const;

export type NumberClass = 'victim' | 'contacted' | 'voicemail' | 'organisation' | 'own_phone' | 'associate' | 'unknown';

/** The class of a number by what happened on it. A line that belongs to somebody known is never a victim. */
export function classOf(flags: number): NumberClass {
  if (flags & SEEN.own) return 'own_phone';
  if (flags & SEEN.organisation) return 'organisation';
  if (flags & SEEN.associate) return 'associate';
  if (flags & SEEN.held) return 'victim';
  if (flags & SEEN.contacted) return 'contacted';
  if (flags & SEEN.voicemail) return 'voicemail';
  return 'unknown';
}

/**
 * E.164 digits (as a number below 2^53) to what happened, in typed arrays: millions of numbers fit in some hundred
 * megabytes. Open addressing, linear probing, order of slots depends on the keys and the order of insertion alone.
 */
export class NumberTable {
  private keys: Float64Array;
  private bits: Uint8Array;
  private counts: Uint32Array;
  private seconds: Uint32Array;
  private regions: Uint8Array;
  private captured: Uint16Array;
  private mask: number;
  size = 0;

  constructor(expected = 1024) {
    let slots = 1024;
    while (slots < expected * 1.7) slots *= 2;
    this.mask = slots - 1;
    this.keys = new Float64Array(slots);
    this.bits = new Uint8Array(slots);
    this.counts = new Uint32Array(slots);
    this.seconds = new Uint32Array(slots);
    this.regions = new Uint8Array(slots);
    this.captured = new Uint16Array(slots);
  }

  /** Adds one call. */
  add(number: number, region: number, flags: number, talk: number, code: boolean): void {
    if (this.size * 3 > this.mask * 2) this.grow();
    const slot = this.slotOf(number);
    if (this.keys[slot] === 0) {
      this.keys[slot] = number;
      this.regions[slot] = region;
      this.size++;
    }
    this.bits[slot]! |= flags;
    this.counts[slot]! += 1;
    this.seconds[slot]! += talk;
    if (code) this.captured[slot]! += 1;
  }

  /** Flags of a number, or undefined when it was never dialled. */
  flags(number: number): number | undefined {
    const slot = this.slotOf(number);
    return this.keys[slot] === 0 ? undefined : this.bits[slot]!;
  }

  /** Calls `visit` for every number, in slot order. */
  each(
    visit: (entry: {
      number: number;
      region: number;
      flags: number;
      calls: number;
      talk: number;
      codes: number;
    }) => void,
  ): void {
    for (let slot = 0; slot <= this.mask; slot++) {
      const number = this.keys[slot]!;
      if (number === 0) continue;
      visit({
        number,
        region: this.regions[slot]!,
        flags: this.bits[slot]!,
        calls: this.counts[slot]!,
        talk: this.seconds[slot]!,
        codes: this.captured[slot]!,
      });
    }
  }

  private slotOf(number: number): number {
    const low = (number % 4294967296) | 0;
    const high = (number / 4294967296) | 0;
    let h = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    h ^= h >>> 15;
    h = Math.imul(h, 0xc2b2ae35);
    let slot = (h ^ (h >>> 13)) & this.mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== number) slot = (slot + 1) & this.mask;
    return slot;
  }

  private grow(): void {
    const old = new NumberTable(1);
    Object.assign(old, this);
    const bigger = new NumberTable((this.mask + 1) * 1.2);
    for (let i = 0; i <= old.mask; i++) {
      const key = old.keys[i]!;
      if (key === 0) continue;
      const slot = bigger.slotOf(key);
      bigger.keys[slot] = key;
      bigger.bits[slot] = old.bits[i]!;
      bigger.counts[slot] = old.counts[i]!;
      bigger.seconds[slot] = old.seconds[i]!;
      bigger.regions[slot] = old.regions[i]!;
      bigger.captured[slot] = old.captured[i]!;
      bigger.size++;
    }
    Object.assign(this, bigger);
  }
}
