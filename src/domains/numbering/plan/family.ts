import { type NumberingPlan, type PHONE_TYPES, type PhoneType, plansOfCode } from './metadata.ts';
import { ProductAutomaton, type ProductPattern } from './product.ts';

/** What libphonenumber says about a national (significant) number. */
export interface Verdict {
  readonly region: string | undefined;
  readonly type: PhoneType | undefined;
  readonly valid: boolean;
  readonly possible: boolean;
}

interface Member {
  readonly plan: NumberingPlan;
  readonly general: number;
  readonly leading: number | undefined;
  readonly types: ReadonlyMap<(typeof PHONE_TYPES)[number], { index: number | undefined; lengths: readonly number[] }>;
}

export type LengthCheck = 'possible' | 'too short' | 'too long' | 'invalid';

/** All plans of a calling code, read together: one automaton over every pattern of every region that shares the code. */
export class Family {
  readonly code: string;
  readonly automaton: ProductAutomaton;
  readonly #members: readonly Member[];

  constructor(code: string) {
    this.code = code;
    const patterns: ProductPattern[] = [];
    this.#members = plansOfCode(code).map((plan) => member(plan, patterns));
    this.automaton = new ProductAutomaton(patterns);
  }

  /** Plan of the region, or the main one of the calling code. */
  plan(region?: string): NumberingPlan {
    return this.#member(region).plan;
  }

  /** The general pattern of the plan covers the whole number. */
  matchesGeneral(region: string | undefined, state: number): boolean {
    return this.automaton.accepts(state, this.#member(region).general);
  }

  /**
   * The region of a national number among those that share the code: its leading digits, else the first whose type
   * patterns it matches (libphonenumber-js getCountryByNationalNumber); the only region when nobody shares the code.
   */
  regionOf(state: number, length: number): string | undefined {
    if (this.#members.length === 1) return this.#members[0]!.plan.region;
    for (const candidate of this.#members) {
      if (candidate.leading !== undefined) {
        if (length > 0 && this.automaton.accepts(state, candidate.leading)) return candidate.plan.region;
      } else if (this.#typeOf(candidate, state, length)) return candidate.plan.region;
    }
    return undefined;
  }

  /** Region (or `fallback`, the region dialled from), type, validity and possibility of a national number. */
  judge(state: number, length: number, fallback: string | undefined): Verdict {
    const region = this.regionOf(state, length) ?? fallback;
    const judged = this.#member(region);
    const type = this.#typeOf(judged, state, length);
    const valid = judged.types.size > 0 ? type !== undefined : this.automaton.accepts(state, judged.general);
    return { region, type, valid, possible: judged.plan.lengths.includes(length) };
  }

  /** libphonenumber-js checkNumberLength. */
  checkLength(region: string | undefined, length: number): LengthCheck {
    const { lengths } = this.plan(region);
    if (lengths.includes(length)) return 'possible';
    if (length < lengths[0]!) return 'too short';
    return length > lengths.at(-1)! ? 'too long' : 'invalid';
  }

  #member(region: string | undefined): Member {
    return this.#members.find((candidate) => candidate.plan.region === region) ?? this.#members[0]!;
  }

  /** libphonenumber-js getNumberType. */
  #typeOf(judged: Member, state: number, length: number): PhoneType | undefined {
    if (!this.automaton.accepts(state, judged.general)) return undefined;
    if (this.#isOfType(judged, 'FIXED_LINE', state, length)) {
      const mobile = judged.types.get('MOBILE');
      const same = !mobile || mobile.index === undefined;
      return same || this.#isOfType(judged, 'MOBILE', state, length) ? 'FIXED_LINE_OR_MOBILE' : 'FIXED_LINE';
    }
    // The order is libphonenumber's, not that of the packed data.
    return OTHER_TYPES.find((type) => this.#isOfType(judged, type, state, length));
  }

  #isOfType(judged: Member, type: (typeof PHONE_TYPES)[number], state: number, length: number): boolean {
    const known = judged.types.get(type);
    if (known?.index === undefined || !known.lengths.includes(length)) return false;
    return this.automaton.accepts(state, known.index);
  }
}

const OTHER_TYPES = [
  'MOBILE',
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
] as const;

function member(plan: NumberingPlan, patterns: ProductPattern[]): Member {
  const add = (source: string, match: ProductPattern['match']): number => patterns.push({ source, match }) - 1;
  const types = new Map<(typeof PHONE_TYPES)[number], { index: number | undefined; lengths: readonly number[] }>();
  for (const [type, { pattern, lengths }] of plan.types) {
    types.set(type, { index: pattern === '' ? undefined : add(pattern, 'whole'), lengths });
  }
  return {
    plan,
    general: add(plan.general, 'whole'),
    leading: plan.leadingDigits === undefined ? undefined : add(plan.leadingDigits, 'start'),
    types,
  };
}
