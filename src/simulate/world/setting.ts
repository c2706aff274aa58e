import type { SpellingHabit } from './spelling.ts';

/** What a shape says about its world; everything else is drawn from the seed. */
export interface Setting {
  /** Countries that the service's users dial into, likeliest first (codes of regions.ts). */
  readonly targets: readonly string[];
  /** Zones in which the server's clock may stand. */
  readonly zones: readonly string[];
  /** Currencies in which the service may keep its books. */
  readonly currencies: readonly string[];
  readonly words: readonly string[];
  readonly domains: readonly string[];
  /** Begins the receiving office's references. */
  readonly complaintPrefix: string;
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
  /** Names of invented organisations, by kind, in the language of the target. `{}` takes a coined word. */
  readonly organisations: readonly string[];
  readonly agencies: readonly string[];
  /** What customers write to support. */
  readonly tickets: readonly string[];
  readonly narratives: readonly string[];
  readonly claims: readonly string[];
  /** Words for parts of the day: morning, afternoon, evening, night. */
  readonly partsOfDay: readonly [string, string, string, string];
  readonly withheld: readonly string[];
  readonly spelling: SpellingHabit;
  /** Mean operators per account: lower means more accounts in one hand. */
  readonly operatorShare: readonly [number, number];
}

export const ENGLISH_WORDS =
  'shadow neon ghost royal dark silent king wolf tiger blue cash lucky iron north velvet rapid alpha zen snake mr storm pixel lunar amber crypto onyx delta raven'.split(
    ' ',
  );
