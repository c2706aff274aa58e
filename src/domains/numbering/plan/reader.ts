import { Family, type Verdict } from './family.ts';
import { CALLING_CODES, planOfRegion, plansOfCode } from './metadata.ts';
import { type Cut, NationalReader, type NationalState } from './national.ts';
import { type PrefixHit, PrefixMatcher, type PrefixState } from './prefix-match.ts';

/**
 * What a string of digits means under one way of reading it.
 * `number`: an E.164 number cut out of the digits. `idd`: the first `drop` digits are an international prefix and the
 * rest is to be read as an international number. `none`: libphonenumber finds nothing.
 */
export interface Reading {
  readonly kind: 'number' | 'idd' | 'none';
  /** Calling code included in `insert` when it is not among the digits. */
  readonly cut: Cut;
  readonly verdict: Verdict;
  /** What was taken off or missing: `plain`, `prefix` (national prefix present), `bare` (calling code without +). */
  readonly form: 'plain' | 'prefix' | 'bare';
}

/** libphonenumber-js constants: shortest and longest national significant number that is parsed at all. */
const SHORTEST = 2;
const LONGEST = 17;

const NOTHING: Reading = {
  kind: 'none',
  cut: { insert: '', drop: 0, keep: 0, skip: 0 },
  verdict: { region: undefined, type: undefined, valid: false, possible: false },
  form: 'plain',
};

/** Reads digits one at a time; `key` tells which beginnings are equivalent. */
export interface DigitReader<State> {
  readonly start: State;
  step(state: State, digit: number): State;
  key(state: State): string;
  finish(state: State): Reading;
}

const families = new Map<string, Family>();

function familyOf(code: string): Family {
  const known = families.get(code);
  if (known) return known;
  const family = new Family(code);
  families.set(code, family);
  return family;
}

function numberReading(
  family: Family,
  reader: NationalReader,
  state: NationalState,
  options: { codeDigits: number; fallback: string | undefined; form?: 'bare' },
): Reading {
  const { state: end, length, cut } = reader.finish(state);
  if (length < SHORTEST || length > LONGEST) return NOTHING;
  const moved = { ...cut, insert: family.code + cut.insert, drop: cut.drop + options.codeDigits };
  const form = options.form ?? (cut.drop > 0 || cut.skip > 0 ? 'prefix' : 'plain');
  return { kind: 'number', cut: moved, verdict: family.judge(end, length, options.fallback), form };
}

interface InternationalState {
  readonly code: string;
  readonly family: Family | undefined;
  readonly national: NationalState | undefined;
}

/** Digits that follow a + or an international prefix: calling code, then a national number. */
export class InternationalReader implements DigitReader<InternationalState> {
  readonly start: InternationalState = { code: '', family: undefined, national: undefined };
  readonly #readers = new Map<string, NationalReader>();

  step(state: InternationalState, digit: number): InternationalState {
    if (state.family) {
      return { ...state, national: this.#reader(state.family).step(state.national!, digit) };
    }
    const code = state.code.length > 3 ? state.code : state.code + digit;
    if (plansOfCode(code).length === 0) return { code, family: undefined, national: undefined };
    const family = familyOf(code);
    return { code, family, national: this.#reader(family).start };
  }

  key(state: InternationalState): string {
    if (state.family) return `${state.code}+${this.#reader(state.family).key(state.national!)}`;
    return CALLING_CODES.some((code) => code.startsWith(state.code)) ? state.code : 'none';
  }

  finish(state: InternationalState): Reading {
    if (!state.family || state.national!.text === '') return NOTHING;
    return numberReading(state.family, this.#reader(state.family), state.national!, {
      codeDigits: state.code.length,
      fallback: undefined,
    });
  }

  #reader(family: Family): NationalReader {
    const known = this.#readers.get(family.code);
    if (known) return known;
    const reader = new NationalReader(family, undefined);
    this.#readers.set(family.code, reader);
    return reader;
  }
}

interface DialledState {
  readonly national: NationalState;
  /** As if the calling code had been typed without +. */
  readonly bare: NationalState | undefined;
  /** As `bare`, under the main plan of the calling code, which decides once the code is taken off. */
  readonly bareMain: NationalState | undefined;
  readonly idd: PrefixState;
  /** First digit after the international prefix. */
  readonly afterIdd: number | undefined;
}

/** Digits as dialled in a region: international prefix, bare calling code, or a national number. */
export class DialledReader implements DigitReader<DialledState> {
  readonly start: DialledState;
  readonly #region: string;
  readonly #family: Family;
  readonly #national: NationalReader;
  readonly #main: NationalReader;
  readonly #idd: PrefixMatcher;

  constructor(region: string) {
    const plan = planOfRegion(region);
    if (!plan?.iddPattern) throw new Error(`no numbering plan for region ${region}`);
    this.#region = region;
    this.#family = familyOf(plan.callingCode);
    this.#national = new NationalReader(this.#family, region);
    this.#main = new NationalReader(this.#family, undefined);
    this.#idd = new PrefixMatcher(plan.iddPattern);
    const { start: national } = this.#national;
    this.start = { national, bare: undefined, bareMain: undefined, idd: this.#idd.start, afterIdd: undefined };
  }

  step(state: DialledState, digit: number): DialledState {
    const read = state.national.text.length;
    const national = this.#national.step(state.national, digit);
    const idd = this.#idd.step(state.idd, digit, read);
    const afterIdd = idd.hit === state.idd.hit && idd.hit ? (state.afterIdd ?? digit) : undefined;
    let bare = state.bare && this.#national.step(state.bare, digit);
    let bareMain = state.bareMain && this.#main.step(state.bareMain, digit);
    if (national.text === this.#family.code) {
      bare = this.#national.start;
      bareMain = this.#main.start;
    }
    return { national, bare, bareMain, idd, afterIdd };
  }

  key(state: DialledState): string {
    const settled = this.#settledIdd(state);
    if (settled) return `idd ${settled.length}`;
    const { text } = state.national;
    const beginning = text.length < this.#family.code.length ? text : '';
    const bare = state.bare && state.bareMain ? this.#national.key(state.bare) + this.#main.key(state.bareMain) : '';
    const threads = state.idd.threads.map(({ node }) => node.id).join(',');
    return `${beginning}|${this.#national.key(state.national)}|${bare}|${threads}:${state.idd.hit?.length}:${state.afterIdd}`;
  }

  finish(state: DialledState): Reading {
    const idd = this.#idd.finish(state.idd, state.national.text.length);
    if (idd && state.afterIdd !== undefined && state.afterIdd !== 0) {
      return { ...NOTHING, kind: 'idd', cut: { ...NOTHING.cut, drop: idd.length } };
    }
    if (state.bare && state.bareMain && this.#isBare(state.national, state.bare)) {
      const options = { codeDigits: this.#family.code.length, fallback: undefined, form: 'bare' } as const;
      return numberReading(this.#family, this.#main, state.bareMain, options);
    }
    return numberReading(this.#family, this.#national, state.national, { codeDigits: 0, fallback: this.#region });
  }

  /** An international prefix that no further digit can change, followed by a calling code. */
  #settledIdd(state: DialledState): PrefixHit | undefined {
    if (state.idd.threads.length > 0 || !state.afterIdd) return undefined;
    return state.idd.hit;
  }

  /** libphonenumber-js extractCountryCallingCodeFromInternationalNumberWithoutPlusSign. */
  #isBare(whole: NationalState, shorter: NationalState): boolean {
    const number = this.#national.finish(whole);
    const general = (state: number): boolean => this.#family.matchesGeneral(this.#region, state);
    if (!general(number.state) && shorter.text !== '' && general(this.#national.finish(shorter).state)) return true;
    return this.#family.checkLength(this.#region, number.length) === 'too long';
  }
}
