import { type PatternNode, parsePattern } from './pattern.ts';

/** `whole`: the pattern covers the number. `start`: the number begins with it. */
export interface ProductPattern {
  readonly source: string;
  readonly match: 'whole' | 'start';
}

/**
 * Many patterns read at once, digit by digit. A state is an integer: two numbers that lead to the same state are
 * treated alike by every pattern from there on. States are made when they are first reached.
 */
export class ProductAutomaton {
  readonly start: number;
  readonly #parts: readonly PartAutomaton[];
  readonly #ids = new Map<string, number>();
  readonly #tuples: Int32Array[] = [];
  readonly #next: (number | undefined)[][] = [];

  constructor(patterns: readonly ProductPattern[]) {
    this.#parts = patterns.map((pattern) => new PartAutomaton(pattern));
    this.start = this.#intern(Int32Array.from(this.#parts, () => 0));
  }

  step(state: number, digit: number): number {
    const row = this.#next[state]!;
    const known = row[digit];
    if (known !== undefined) return known;
    const tuple = this.#tuples[state]!.map((part, i) => this.#parts[i]!.step(part, digit));
    const next = this.#intern(tuple);
    row[digit] = next;
    return next;
  }

  run(state: number, digits: string): number {
    let current = state;
    for (const digit of digits) current = this.step(current, Number(digit));
    return current;
  }

  /** Does the pattern at `index` accept when the number ends here? */
  accepts(state: number, index: number): boolean {
    return this.#parts[index]!.accepts(this.#tuples[state]![index]!);
  }

  #intern(tuple: Int32Array): number {
    const key = tuple.join();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#tuples.length;
    this.#ids.set(key, id);
    this.#tuples.push(tuple);
    this.#next.push([]);
    return id;
  }
}

/** One pattern as a deterministic automaton, built as far as it is used. State 0 is the start. */
class PartAutomaton {
  readonly #sticky: boolean;
  readonly #ids = new Map<string, number>();
  readonly #sets: PatternNode[][] = [];
  readonly #accepting: boolean[] = [];
  readonly #next: (number | undefined)[][] = [];

  constructor(pattern: ProductPattern) {
    this.#sticky = pattern.match === 'start';
    this.#intern(closure([parsePattern(pattern.source).start]));
  }

  step(state: number, digit: number): number {
    const row = this.#next[state]!;
    const known = row[digit];
    if (known !== undefined) return known;
    const next = this.#sticky && this.#accepting[state] ? state : this.#advance(state, digit);
    row[digit] = next;
    return next;
  }

  accepts(state: number): boolean {
    return this.#accepting[state]!;
  }

  #advance(state: number, digit: number): number {
    const targets: PatternNode[] = [];
    for (const node of this.#sets[state]!) if (node.op === 'digit' && node.mask & (1 << digit)) targets.push(node.next);
    return this.#intern(closure(targets));
  }

  #intern(nodes: readonly PatternNode[]): number {
    const sorted = [...nodes].sort((a, b) => a.id - b.id);
    const key = sorted.map((node) => node.id).join();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#sets.length;
    this.#ids.set(key, id);
    this.#sets.push(sorted);
    this.#accepting.push(sorted.some((node) => node.op === 'match'));
    this.#next.push([]);
    return id;
  }
}

function closure(nodes: readonly PatternNode[]): PatternNode[] {
  const seen = new Map<number, PatternNode>();
  const visit = (node: PatternNode): void => {
    if (seen.has(node.id)) return;
    seen.set(node.id, node);
    if (node.op === 'split') node.to.forEach(visit);
    else if (node.op === 'save' || node.op === 'end') visit(node.next);
  };
  nodes.forEach(visit);
  return [...seen.values()].filter((node) => node.op === 'digit' || node.op === 'match');
}
