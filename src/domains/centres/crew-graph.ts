/** What two accounts or crews handed to each other. */
export interface Handed {
  /** People handed from one to the other. */
  readonly numbers: number;
  /** Numbers that both called one after the other, however much later; `numbers` are among them. */
  readonly common: number;
  /** People whose call was passed on while it went on; among `numbers`. */
  readonly transferred: number;
}

/** Two crews, the smaller name first, and what lies between them. */
export interface CrewPair extends Handed {
  readonly a: string;
  readonly b: string;
}

function sum(one: Handed, other: Handed | undefined): Handed {
  return {
    numbers: one.numbers + (other?.numbers ?? 0),
    common: one.common + (other?.common ?? 0),
    transferred: one.transferred + (other?.transferred ?? 0),
  };
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
  add(one: string, other: string, handed: Handed): void {
    const { numbers } = handed;
    if (one === other) {
      this.#inside.set(one, (this.#inside.get(one) ?? 0) + numbers);
      return;
    }
    this.#link(one, other, sum(handed, this.#pairs.get(one)?.get(other)));
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
      this.#link(a, crew, sum(pair, this.#pairs.get(a)?.get(crew)));
    }
    const left = [...(this.#pairs.get(a)?.values() ?? [])];
    this.#best.set(
      a,
      left.reduce((most, pair) => Math.max(most, pair.numbers), 0),
    );
    this.#changed.add(a).delete(b);
  }

  /** The pairs of crews with at least so many people handed on of which something changed since the last call; at first all. */
  changedPairs(least: number): Set<CrewPair> {
    const pairs = new Set<CrewPair>();
    for (const crew of this.#changed) {
      for (const pair of this.#pairs.get(crew)?.values() ?? []) if (pair.numbers >= least) pairs.add(pair);
    }
    this.#changed.clear();
    return pairs;
  }

  /** Whether a pair still is what lies between two crews. */
  has(pair: CrewPair): boolean {
    return this.#pairs.get(pair.a)?.get(pair.b) === pair;
  }

  #link(one: string, other: string, handed: Handed): void {
    const [a, b] = one < other ? [one, other] : [other, one];
    const pair = { a, b, ...handed };
    for (const [crew, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = this.#pairs.get(crew) ?? new Map<string, CrewPair>();
      this.#pairs.set(crew, row.set(to, pair));
      if (handed.numbers <= this.best(crew)) continue;
      this.#best.set(crew, handed.numbers);
      this.#changed.add(crew);
    }
  }
}
