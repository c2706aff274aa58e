/**
 * A small seeded generator (sfc32, Chris Doty-Humphrey's PractRand) whose output depends on the seed alone: no clock, no
 * machine. Re-seeding is cheap, so that every session of a simulated world has a stream of its own.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;

  constructor(...parts: readonly (number | string)[]) {
    this.seed(...parts);
  }

  /** Starts again from a key; equal keys give equal streams. */
  seed(...parts: readonly (number | string)[]): this {
    let h = 0x9e3779b9;
    for (const part of parts) h = typeof part === 'number' ? mixNumber(h, part) : mixText(h, part);
    this.a = h;
    this.b = mix(h ^ 0x85ebca6b);
    this.c = mix(this.b ^ 0xc2b2ae35);
    this.d = 1;
    for (let i = 0; i < 12; i++) this.uint32();
    return this;
  }

  /** 32 random bits. */
  uint32(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** 0 ≤ x < 1. */
  unit(): number {
    return this.uint32() / 4294967296;
  }

  /** Whole number, 0 ≤ x < n. */
  int(n: number): number {
    return Math.floor(this.unit() * n);
  }

  /** Whole number, low ≤ x ≤ high. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  /** Real number, low ≤ x < high. */
  real(low: number, high: number): number {
    return low + this.unit() * (high - low);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.int(list.length)];
    if (item === undefined) throw new Error('pick from an empty list');
    return item;
  }

  /** Index drawn with the given weights. */
  weighted(weights: ArrayLike<number>): number {
    let total = 0;
    for (let i = 0; i < weights.length; i++) total += weights[i]!;
    let x = this.unit() * total;
    for (let i = 0; i < weights.length; i++) {
      x -= weights[i]!;
      if (x < 0) return i;
    }
    return weights.length - 1;
  }

  /** Standard normal (Box-Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  /** Log-normal with the given median and log standard deviation. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  shuffle<T>(list: T[]): T[] {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.int(i + 1);
      const kept = list[i]!;
      list[i] = list[j]!;
      list[j] = kept;
    }
    return list;
  }

  /** n hexadecimal digits, lower case. */
  hex(n: number): string {
    let text = '';
    while (text.length < n) text += this.uint32().toString(16).padStart(8, '0');
    return text.slice(0, n);
  }

  bytes(n: number): Uint8Array {
    const out = new Uint8Array(n);
    for (let i = 0; i < n; i++) out[i] = this.uint32() >>> 24;
    return out;
  }
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) | 0;
}

function mixNumber(h: number, value: number): number {
  return mix(mix(h ^ (value | 0)) ^ Math.floor(value / 4294967296));
}

function mixText(h: number, text: string): number {
  let out = h;
  for (let i = 0; i < text.length; i++) out = mix(out ^ text.charCodeAt(i));
  return mix(out ^ text.length);
}
