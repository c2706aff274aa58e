/** Two crews, the smaller name first, and what lies between them. */
export interface CrewPair {
  readonly a: string;
  readonly b: string;
  /** People handed from one to the other. */
  readonly numbers: number;
  /** Numbers that both called one after the other, however much later; `numbers` are among them. */
  readonly common: number;
}

/**
 * Which crews hand people to each other, kept up to date while crews are joined: a join costs what the two crews are
 * connected with, however many others there are.
 */
export class CrewGraph {
  readonly #pairs = new Map<string, Map<string, CrewPair>>();
  readonly #inside = new Map<string, number>();
  readonly #away = new Map<string, number>();
  readonly #best = new Map<string, number>();
  readonly #changed = new Set<string>();

  /** Adds hand-overs between the accounts of two crews, or within one. */
  add(one: string, other: string, numbers: number, common: number): void {
    if (one === other) {
      this.#inside.set(one, (this.#inside.get(one) ?? 0) + numbers);
      return;
    }
    const known = this.#pairs.get(one)?.get(other);
    this.#link(one, other, numbers + (known?.numbers ?? 0), common + (known?.common ?? 0));
    for (const crew of [one, other]) {
      this.#away.set(crew, this.away(crew) + numbers);
      this.#changed.add(crew);
    }
  }

  /** People handed from one account to another within a crew; undefined for one that never did. */
  inside(crew: string): number | undefined {
    return this.#inside.get(crew);
  }

  /** People handed from a crew to all others. */
  away(crew: string): number {
    return this.#away.get(crew) ?? 0;
  }

  /** And to the one to which it handed most. */
  best(crew: string): number {
    return this.#best.get(crew) ?? 0;
  }

  /** Makes one crew of a pair, under the smaller name. */
  join({ a, b, numbers }: CrewPair): void {
    this.#inside.set(a, (this.#inside.get(a) ?? 0) + (this.#inside.get(b) ?? 0) + numbers);
    this.#away.set(a, this.away(a) + this.away(b) - 2 * numbers);
    const rest = [...(this.#pairs.get(b) ?? [])].filter(([crew]) => crew !== a);
    this.#pairs.delete(b);
    this.#pairs.get(a)?.delete(b);
    for (const [crew, pair] of rest) {
      this.#pairs.get(crew)!.delete(b);
      const known = this.#pairs.get(a)?.get(crew);
      this.#link(a, crew, pair.numbers + (known?.numbers ?? 0), pair.common + (known?.common ?? 0));
    }
    const left = [...(this.#pairs.get(a)?.values() ?? [])];
    this.#best.set(
      a,
      left.reduce((most, pair) => Math.max(most, pair.numbers), 0),
    );
    this.#changed.add(a).delete(b);
  }

  /** The pairs of crews of which something changed since the last call; at first all. */
  changedPairs(): Set<CrewPair> {
    const pairs = new Set<CrewPair>();
    for (const crew of this.#changed) for (const pair of this.#pairs.get(crew)?.values() ?? []) pairs.add(pair);
    this.#changed.clear();
    return pairs;
  }

  /** Whether a pair still is what lies between two crews. */
  has(pair: CrewPair): boolean {
    return this.#pairs.get(pair.a)?.get(pair.b) === pair;
  }

  #link(one: string, other: string, numbers: number, common: number): void {
    const [a, b] = one < other ? [one, other] : [other, one];
    const pair = { a, b, numbers, common };
    for (const [crew, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = this.#pairs.get(crew) ?? new Map<string, CrewPair>();
      this.#pairs.set(crew, row.set(to, pair));
      if (numbers <= this.best(crew)) continue;
      this.#best.set(crew, numbers);
      this.#changed.add(crew);
    }
  }
}
