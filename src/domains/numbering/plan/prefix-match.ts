import { type Pattern, type PatternNode, parsePattern } from './pattern.ts';

/** A prefix that matched: where it ended and what its groups caught (start, end, start, end, …; -1: nothing). */
export interface PrefixHit {
  readonly length: number;
  readonly captures: readonly number[];
}

export interface PrefixThread {
  readonly node: PatternNode;
  readonly captures: readonly number[];
}

/** Where matching stands after some digits. Threads are in order of preference, all preferred to `hit`. */
export interface PrefixState {
  readonly threads: readonly PrefixThread[];
  readonly hit: PrefixHit | undefined;
}

/**
 * What JavaScript's `/^(?:pattern)/.exec(digits)` would find, one digit at a time (a Pike machine: preference order of
 * alternatives and greedy repeats decide, not length).
 */
export class PrefixMatcher {
  readonly start: PrefixState;
  readonly groups: number;

  constructor(source: string) {
    const pattern: Pattern = parsePattern(source);
    this.groups = pattern.groups;
    const captures = new Array<number>(pattern.groups * 2).fill(-1);
    this.start = collect([{ node: pattern.start, captures }], 0, undefined);
  }

  /** `position`: digits read before this one. */
  step(state: PrefixState, digit: number, position: number): PrefixState {
    const moved: PrefixThread[] = [];
    for (const { node, captures } of state.threads) {
      if (node.op === 'digit' && node.mask & (1 << digit)) moved.push({ node: node.next, captures });
    }
    return collect(moved, position + 1, state.hit);
  }

  /** The match when the number ends after `length` digits. */
  finish(state: PrefixState, length: number): PrefixHit | undefined {
    for (const { node, captures } of state.threads) {
      if (node.op === 'end') return { length, captures: captureAtEnd(node.next, captures, length) };
    }
    return state.hit;
  }
}

/** After `$` only groups can close before the match. */
function captureAtEnd(node: PatternNode, captures: readonly number[], position: number): readonly number[] {
  if (node.op === 'match') return captures;
  if (node.op !== 'save') throw new Error('numbering pattern goes on after its end');
  return captureAtEnd(node.next, captures.with(node.slot, position), position);
}

function collect(starts: readonly PrefixThread[], position: number, before: PrefixHit | undefined): PrefixState {
  const threads: PrefixThread[] = [];
  const seen = new Set<number>();
  let hit: PrefixHit | undefined;
  const visit = (node: PatternNode, captures: readonly number[]): void => {
    if (hit || seen.has(node.id)) return;
    seen.add(node.id);
    if (node.op === 'match') hit = { length: position, captures };
    else if (node.op === 'split') for (const option of node.to) visit(option, captures);
    else if (node.op === 'save') visit(node.next, captures.with(node.slot, position));
    else threads.push({ node, captures });
  };
  for (const { node, captures } of starts) visit(node, captures);
  return { threads, hit: hit ?? before };
}
