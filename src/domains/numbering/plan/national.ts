import type { Family } from './family.ts';
import { PrefixMatcher, type PrefixState, type PrefixThread } from './prefix-match.ts';

/**
 * How an E.164 number is cut out of the digits that were dialled: `insert`, then `keep` digits after the first `drop`,
 * then everything after a gap of `skip` more. Most often keep = skip = 0.
 */
export interface Cut {
  readonly insert: string;
  readonly drop: number;
  readonly keep: number;
  readonly skip: number;
}

/** A national number found in what was dialled: where the automaton stands, how long it is, how it is cut out. */
export interface NationalNumber {
  readonly state: number;
  readonly length: number;
  readonly cut: Cut;
}

/** Where reading stands: the digits as dialled, the prefix, and the digits after the best prefix so far. */
export interface NationalState {
  readonly text: string;
  readonly whole: number;
  readonly prefix: PrefixState | undefined;
  readonly stripped: NationalNumber | undefined;
}

const AS_DIALLED: Cut = { insert: '', drop: 0, keep: 0, skip: 0 };

/**
 * Reads a national number as libphonenumber-js does (extractNationalNumber): takes the trunk prefix or carrier code
 * off, or rewrites it, unless the number is better without.
 */
export class NationalReader {
  readonly start: NationalState;
  readonly #family: Family;
  readonly #region: string | undefined;
  readonly #matcher: PrefixMatcher | undefined;
  readonly #rule: { readonly literal: string; readonly group: number } | undefined;

  constructor(family: Family, region: string | undefined) {
    const plan = family.plan(region);
    this.#family = family;
    this.#region = plan.region;
    this.#matcher = plan.prefixPattern === undefined ? undefined : new PrefixMatcher(plan.prefixPattern);
    this.#rule = plan.prefixRule === undefined ? undefined : parseRule(plan.prefixRule);
    const start = { text: '', whole: family.automaton.start, prefix: this.#matcher?.start, stripped: undefined };
    this.start = { ...start, stripped: this.#restart(start, start.prefix?.hit) };
  }

  step(state: NationalState, digit: number): NationalState {
    const { automaton } = this.#family;
    const text = state.text + digit;
    const whole = automaton.step(state.whole, digit);
    if (!state.prefix || !this.#matcher) return { text, whole, prefix: undefined, stripped: undefined };
    const prefix = this.#matcher.step(state.prefix, digit, state.text.length);
    const next = { text, whole, prefix, stripped: undefined };
    if (prefix.hit !== state.prefix.hit) return { ...next, stripped: this.#restart(next, prefix.hit) };
    const before = state.stripped;
    const stripped = before && { ...before, state: automaton.step(before.state, digit), length: before.length + 1 };
    return { ...next, stripped };
  }

  /** Equal keys: every continuation is read alike. */
  key(state: NationalState): string {
    const threads = (state.prefix?.threads ?? []).map((thread) => this.#threadKey(thread, state.text));
    const { stripped } = state;
    const after = stripped ? `${stripped.state}/${stripped.length}/${Object.values(stripped.cut).join('/')}` : '';
    return `${state.whole}/${state.text.length};${threads.join(' ')};${after}`;
  }

  /** The national number when the digits end here. */
  finish(state: NationalState): NationalNumber {
    const asDialled = { state: state.whole, length: state.text.length, cut: AS_DIALLED };
    if (state.text === '' || !state.prefix || !this.#matcher) return asDialled;
    const hit = this.#matcher.finish(state.prefix, state.text.length);
    const stripped = hit === state.prefix.hit ? state.stripped : this.#restart(state, hit);
    if (!stripped || isUnchanged(stripped.cut, state.text)) return asDialled;
    const general = (number: number): boolean => this.#family.matchesGeneral(this.#region, number);
    if (general(state.whole) && !general(stripped.state)) return asDialled;
    const region = this.#family.regionOf(stripped.state, stripped.length) ?? this.#region;
    const check = this.#family.checkLength(region, stripped.length);
    return check === 'too short' || check === 'invalid' ? asDialled : stripped;
  }

  /** A prefix has just matched up to the last digit read: the national number begins (again) after it. */
  #restart(state: Pick<NationalState, 'text'>, hit: PrefixState['hit']): NationalNumber | undefined {
    if (!hit) return undefined;
    const cut = this.#cut(hit.length, hit.captures);
    const text = cutDigits(state.text, cut);
    return { state: this.#family.automaton.run(this.#family.automaton.start, text), length: text.length, cut };
  }

  #cut(end: number, captures: readonly number[]): Cut {
    const last = captures.length - 2;
    const caught = last >= 0 && captures[last + 1]! > captures[last]!;
    if (!this.#rule || !caught) return { insert: '', drop: end, keep: 0, skip: 0 };
    const from = captures[this.#rule.group * 2 - 2]!;
    const to = captures[this.#rule.group * 2 - 1]!;
    if (to === end) return { insert: this.#rule.literal, drop: from, keep: 0, skip: 0 };
    return { insert: this.#rule.literal, drop: from, keep: to - from, skip: end - to };
  }

  /** The digits a group has caught so far matter only when the rule will use them. */
  #threadKey({ node, captures }: PrefixThread, text: string): string {
    const key = `${node.id}:${captures.join(',')}`;
    if (!this.#rule || captures.length === 0) return key;
    const from = captures[this.#rule.group * 2 - 2]!;
    if (from < 0) return key;
    const to = captures[this.#rule.group * 2 - 1]!;
    const caught = this.#rule.literal + text.slice(from, to < 0 ? undefined : to);
    return `${key}:${this.#family.automaton.run(this.#family.automaton.start, caught)}`;
  }
}

/** Applies a cut to digits; the SQL does the same. */
export function cutDigits(text: string, { insert, drop, keep, skip }: Cut): string {
  return insert + text.slice(drop, drop + keep) + text.slice(drop + keep + skip);
}

function isUnchanged(cut: Cut, text: string): boolean {
  return cutDigits(text, cut) === text;
}

function parseRule(rule: string): { literal: string; group: number } {
  const parts = /^(\d*)\$(\d)$/.exec(rule);
  if (!parts) throw new Error('prefix rule of a shape that the metadata did not have');
  return { literal: parts[1]!, group: Number(parts[2]) };
}
