import type { DigitReader, Reading } from './reader.ts';
import { shareOf, type Tree, treeSizes, walkTree } from './tree.ts';

/** A boundary: from `low` on (up to the next boundary of the slot) numbers have this reading. */
export interface Interval {
  /** One way of reading and one number of digits. */
  readonly slot: number;
  /** First DEPTH digits, padded on the right with zeros, as an integer. */
  readonly low: bigint;
  readonly reading: number;
}

/** Digits that decide; no pattern of the metadata looks beyond them (checked while compiling). */
export const DEPTH = 15;
/** Longest string of digits that is read: an international prefix and a number of 20 digits. */
export const MAX_DIGITS = 27;
/** Slots whose key (slot × 10^DEPTH + digits) fits a signed 64-bit integer. */
const MAX_SLOTS = 9223;

/** A subtree this large that this many beginnings share is stored once, and jumped to. */
const SHARED_SIZE = 64;
const SHARED_PATHS = 16;
/** Jumps that the SQL follows for one number (after an international prefix, which is one look more). */
const MAX_JUMPS = 2;

/** What an interval says: a reading, or "look at the rest of the digits in another slot". */
export type Outcome = { readonly reading: Reading } | { readonly jump: number; readonly skip: number };

export interface CompiledReader {
  /** Slot of one-digit numbers; numbers of n digits (up to MAX_DIGITS) have that slot + n − 1. */
  readonly slot: number;
  /** How many strings of 1, 2, … digits are valid numbers: how little it says that a number is valid here. */
  readonly valid: readonly number[];
}

/** Distinct outcomes and the intervals that lead to them. Slots are given out in the order of use. */
export class PlanBuilder {
  readonly intervals: Interval[];
  readonly outcomes: Outcome[];
  readonly #ids: Map<string, number>;
  #slots: number;

  /** @param before what a builder held: this one goes on from there. */
  constructor(
    before: Pick<PlanBuilder, 'slots' | 'outcomes' | 'intervals'> = { slots: 0, outcomes: [], intervals: [] },
  ) {
    this.intervals = [...before.intervals];
    this.outcomes = [...before.outcomes];
    this.#ids = new Map(before.outcomes.map((outcome, id) => [JSON.stringify(outcome), id]));
    this.#slots = before.slots;
  }

  /** How many slots are given out. */
  get slots(): number {
    return this.#slots;
  }

  /**
   * Turns a reader into non-overlapping intervals by trying every digit at every place, once for every class of
   * equivalent beginnings: exact, not sampled.
   */
  add<State>(reader: DigitReader<State>): CompiledReader {
    const explorer = new Explorer(reader, (reading) => this.#outcome({ reading }));
    const slot = this.#takeSlots(MAX_DIGITS);
    const valid: number[] = [];
    for (let length = 1; length <= MAX_DIGITS; length++) {
      const tree = explorer.explore(explorer.start, length);
      this.#store(slot + length - 1, tree);
      valid.push(shareOf(tree, (leaf) => this.#isValid(leaf)) * 10 ** length);
    }
    return { slot, valid };
  }

  /** A valid number dialled as one of the plan itself. */
  #isValid(leaf: number): boolean {
    const outcome = this.outcomes[leaf]!;
    return 'reading' in outcome && outcome.reading.verdict.valid && outcome.reading.form !== 'bare';
  }

  #store(slot: number, root: Tree, jumpsBefore = 0): void {
    const sizes = treeSizes(root);
    const jumps = new Map<Tree, number>();
    const waiting: { slot: number; tree: Tree }[] = [];
    const shared = new Set(jumpsBefore < MAX_JUMPS ? sharedTrees(root, sizes) : []);
    let last = -1;
    walkTree(root, (tree, digits) => {
      if (digits.length > DEPTH) throw new Error(`a numbering pattern looks beyond ${DEPTH} digits`);
      if (typeof tree !== 'number' && !shared.has(tree)) return 'descend';
      let outcome = tree;
      if (typeof outcome !== 'number') {
        let target = jumps.get(tree);
        if (target === undefined) {
          target = this.#takeSlots(1);
          jumps.set(tree, target);
          waiting.push({ slot: target, tree });
        }
        outcome = this.#outcome({ jump: target, skip: digits.length });
      }
      if (outcome !== last) this.intervals.push({ slot, low: BigInt(digits.padEnd(DEPTH, '0')), reading: outcome });
      last = outcome;
      return 'stop';
    });
    for (const next of waiting) this.#store(next.slot, next.tree, jumpsBefore + 1);
  }

  #takeSlots(count: number): number {
    const first = this.#slots;
    this.#slots += count;
    if (this.#slots > MAX_SLOTS) throw new Error('numbering plan has more slots than a 64-bit key can hold');
    return first;
  }

  #outcome(outcome: Outcome): number {
    const key = JSON.stringify(outcome);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.outcomes.length);
    return this.outcomes.push(outcome) - 1;
  }
}

/** Nodes reached by many beginnings and too large to be written out for each of them. */
function sharedTrees(root: Tree, sizes: ReadonlyMap<Tree, number>): Tree[] {
  const found: Tree[] = [];
  let level = new Map<Tree, number>([[root, 1]]);
  while (level.size > 0) {
    const below = new Map<Tree, number>();
    for (const [tree, paths] of level) {
      if (typeof tree === 'number') continue;
      if (paths >= SHARED_PATHS && sizes.get(tree)! >= SHARED_SIZE) found.push(tree);
      else for (const child of tree) below.set(child, (below.get(child) ?? 0) + paths);
    }
    level = below;
  }
  return found;
}

/** A class of equivalent beginnings. */
interface Beginning<State> {
  readonly state: State;
  readonly next: (Beginning<State> | undefined)[];
  /** What the rest decides, by the number of digits that are left. */
  readonly trees: (Tree | undefined)[];
}

class Explorer<State> {
  readonly start: Beginning<State>;
  readonly #reader: DigitReader<State>;
  readonly #outcome: (reading: Reading) => number;
  readonly #beginnings = new Map<string, Beginning<State>>();
  readonly #interned = new Map<string, Tree>();
  readonly #ids = new Map<Tree, number>();

  constructor(reader: DigitReader<State>, outcome: (reading: Reading) => number) {
    this.#reader = reader;
    this.#outcome = outcome;
    this.start = this.#beginning(reader.start);
  }

  /** What the next `remaining` digits decide; a number when they decide nothing. */
  explore(from: Beginning<State>, remaining: number): Tree {
    const known = from.trees[remaining];
    if (known !== undefined) return known;
    const tree = remaining === 0 ? this.#outcome(this.#reader.finish(from.state)) : this.#branch(from, remaining - 1);
    from.trees[remaining] = tree;
    return tree;
  }

  #branch(from: Beginning<State>, remaining: number): Tree {
    const children: Tree[] = [];
    for (let digit = 0; digit < 10; digit++) {
      const next = from.next[digit] ?? this.#beginning(this.#reader.step(from.state, digit));
      from.next[digit] = next;
      children.push(this.explore(next, remaining));
    }
    return this.#intern(children);
  }

  #beginning(state: State): Beginning<State> {
    const key = this.#reader.key(state);
    const known = this.#beginnings.get(key);
    if (known) return known;
    const made: Beginning<State> = { state, next: [], trees: [] };
    this.#beginnings.set(key, made);
    return made;
  }

  /** Equal subtrees become one, whichever beginnings they were found under. */
  #intern(children: readonly Tree[]): Tree {
    const [first] = children;
    if (typeof first === 'number' && children.every((child) => child === first)) return first;
    const key = children.map((child) => (typeof child === 'number' ? child : `t${this.#ids.get(child)}`)).join();
    const known = this.#interned.get(key);
    if (known !== undefined) return known;
    this.#interned.set(key, children);
    this.#ids.set(children, this.#ids.size);
    return children;
  }
}
