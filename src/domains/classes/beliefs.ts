import type { Belief, Kind } from './mixture.ts';

/**
 * What lines of each kind are believed to look like before the case has been seen. Ours, from the descriptions of
 * operations (operations.md): nobody publishes such shares. They decide small cases; in large ones what the case shows
 * outweighs them, but for evidence whose meaning does not depend on the case (worth thousands).
 */
const b = (worth: number, ...shares: number[]): Belief => ({ shares, worth });

/** Places of a call in a session: alone, first of several, inside; for accounts that work in sessions, less so, hardly. */
const LEAD_POSITIONS = {
  position0: b(10, 0.03, 0.07, 0.9),
  position1: b(10, 0.1, 0.15, 0.75),
  position2: b(10, 0.4, 0.25, 0.35),
};
/** Tested before the work begins, or between. */
const TEST_POSITIONS = {
  position0: b(20, 0.4, 0.45, 0.15),
  position1: b(20, 0.45, 0.4, 0.15),
  position2: b(20, 0.6, 0.3, 0.1),
};
/**
 * A phone that was called once and never again was tried out as a session began; what is learned of phones that are tested
 * again and again, several times in a row, does not hold for it.
 */
const ONE_TEST_POSITIONS = {
  position0: b(20, 0.05, 0.8, 0.15),
  position1: b(20, 0.05, 0.8, 0.15),
  position2: b(20, 0.45, 0.45, 0.1),
};
const OTHER_POSITIONS = {
  position0: b(20, 0.2, 0.2, 0.6),
  position1: b(20, 0.3, 0.2, 0.5),
  position2: b(20, 0.5, 0.25, 0.25),
};

/**
 * Levels of `usual`: the share of the country among the account's numbers (to 0.0015, 0.006, 0.025, 0.1, more), first for countries
 * that the whole service hardly calls (under 3 % of the numbers), then for the others. People are called where the campaign is.
 *
 * Evidence whose meaning does not depend on the case: complaints and captured codes come from people who were called.
 */
const LEAD_FACTS = {
  usual: b(10, 0.001, 0.002, 0.004, 0.008, 0.03, 0.001, 0.003, 0.011, 0.04, 0.9),
  line: b(4, 0.6, 0.4),
  special: b(2000, 0.9995, 0.0005),
  contact: b(1, 0.9, 0.1),
  complaint: b(10, 0.99, 0.01),
  shown: b(2000, 0.998, 0.0015, 0.0005),
  code: b(10, 0.98, 0.01, 0.01),
  registered: b(2000, 0.9999, 0.00002, 0.00008),
};
const OTHER_FACTS = {
  contact: b(20, 0.97, 0.03),
  complaint: b(2000, 0.9995, 0.0005),
  code: b(2000, 0.999, 0.0006, 0.0004),
};

/** Seconds of talk: none, to 20, to the victims' minute, cut off by a machine, to 180, to 600, more. */
const TRIED: Kind = {
  name: 'tried',
  share: 0.85,
  beliefs: {
    ...LEAD_POSITIONS,
    ...LEAD_FACTS,
    talk: b(10, 0.62, 0.13, 0.08, 0.06, 0.04, 0.04, 0.03),
    calls: b(10, 0.8, 0.13, 0.06, 0.009, 0.001),
    accounts: b(10, 0.1, 0.9),
    span: b(10, 0.35, 0.25, 0.15, 0.15, 0.1),
    home: b(4, 0.5, 0.5),
  },
};
/** A script of several calls. */
const WORKED: Kind = {
  name: 'worked',
  share: 0.08,
  beliefs: {
    ...LEAD_POSITIONS,
    ...LEAD_FACTS,
    talk: b(20, 0.1, 0.05, 0.05, 0.02, 0.25, 0.33, 0.2),
    calls: b(10, 0.5, 0.3, 0.17, 0.028, 0.002),
    accounts: b(10, 0.15, 0.85),
    span: b(20, 0.3, 0.3, 0.28, 0.1, 0.02),
    home: b(4, 0.5, 0.5),
  },
};
/** A script of several calls in which one member of a crew hands over to the next. */
const HANDED_OVER: Kind = {
  name: 'handed_over',
  share: 0.02,
  beliefs: {
    ...LEAD_POSITIONS,
    ...LEAD_FACTS,
    talk: b(20, 0.1, 0.05, 0.05, 0.02, 0.25, 0.33, 0.2),
    calls: b(10, 0.5, 0.3, 0.17, 0.028, 0.002),
    accounts: b(500, 0.65, 0.35),
    span: b(20, 0.3, 0.3, 0.28, 0.1, 0.02),
    home: b(4, 0.5, 0.5),
  },
};
/** Somebody whose number was passed on: called again by accounts that have nothing to do with the first. */
const PASSED_ON: Kind = {
  name: 'passed_on',
  share: 0.05,
  beliefs: {
    ...LEAD_POSITIONS,
    ...LEAD_FACTS,
    talk: b(10, 0.5, 0.17, 0.1, 0.06, 0.07, 0.06, 0.04),
    calls: b(20, 0.9, 0.07, 0.025, 0.004, 0.001),
    accounts: b(20, 0.9, 0.1),
    span: b(10, 0.05, 0.1, 0.15, 0.3, 0.4),
    home: b(4, 0.5, 0.5),
  },
};
const OWN: Kind = {
  name: 'own_phone',
  share: 0.01,
  beliefs: {
    ...TEST_POSITIONS,
    ...OTHER_FACTS,
    talk: b(30, 0.12, 0.3, 0.25, 0.02, 0.26, 0.045, 0.005),
    calls: b(30, 0.3, 0.18, 0.27, 0.15, 0.1),
    accounts: b(30, 0.15, 0.85),
    span: b(30, 0.04, 0.08, 0.16, 0.3, 0.42),
    home: b(10, 0.75, 0.25),
    special: b(500, 0.998, 0.002),
    shown: b(50, 0.95, 0.04, 0.01),
    registered: b(50, 0.68, 0.3, 0.02),
    usual: b(20, 0.06, 0.07, 0.06, 0.06, 0.12, 0.06, 0.08, 0.09, 0.1, 0.3),
    line: b(50, 0.95, 0.05),
  },
};
const ORGANISATION: Kind = {
  name: 'organisation',
  share: 0.004,
  most: 0.02,
  beliefs: {
    ...OTHER_POSITIONS,
    ...OTHER_FACTS,
    talk: b(20, 0.15, 0.12, 0.15, 0.03, 0.25, 0.22, 0.08),
    calls: b(20, 0.25, 0.15, 0.25, 0.2, 0.15),
    accounts: b(20, 0.85, 0.15),
    span: b(20, 0.02, 0.03, 0.05, 0.2, 0.7),
    home: b(10, 0.5, 0.5),
    special: b(20, 0.6, 0.4),
    shown: b(20, 0.4, 0.25, 0.35),
    registered: b(2000, 0.999, 0.0005, 0.0005),
    usual: b(20, 0.002, 0.005, 0.01, 0.02, 0.05, 0.01, 0.02, 0.04, 0.1, 0.743),
    line: b(500, 0.03, 0.97),
  },
};
/** A line of another operator, a helper or a call centre: called in the middle of the work, like people, but at home. */
const ASSOCIATE: Kind = {
  name: 'associate',
  share: 0.004,
  most: 0.008,
  least: 0.002,
  beliefs: {
    ...LEAD_POSITIONS,
    ...OTHER_FACTS,
    talk: b(20, 0.15, 0.12, 0.15, 0.02, 0.28, 0.2, 0.08),
    calls: b(20, 0.35, 0.2, 0.25, 0.12, 0.08),
    accounts: b(20, 0.75, 0.25),
    span: b(20, 0.03, 0.05, 0.07, 0.25, 0.6),
    home: b(10, 0.5, 0.5),
    special: b(500, 0.999, 0.001),
    shown: b(200, 0.97, 0.02, 0.01),
    registered: b(50, 0.77, 0.03, 0.2),
    usual: b(20, 0.08, 0.06, 0.04, 0.02, 0.03, 0.2, 0.22, 0.1, 0.05, 0.2),
    line: b(20, 0.85, 0.15),
  },
};

/** Kinds among numbers that were called several times. */
export const SEVERAL_KINDS: readonly Kind[] = [TRIED, WORKED, HANDED_OVER, PASSED_ON, OWN, ORGANISATION, ASSOCIATE];

/** Features of which numbers called once tell another story than those called several times. */
export const SINGLE_FEATURES = new Set(Object.keys(ONE_TEST_POSITIONS));

/** Kinds among numbers that were called once: there are many more people among them. */
export const SINGLE_KINDS: readonly Kind[] = [
  { ...TRIED, share: 0.993 },
  { ...OWN, share: 0.004, most: 0.02, least: 0.002, beliefs: { ...OWN.beliefs, ...ONE_TEST_POSITIONS } },
  { ...ORGANISATION, share: 0.002, most: 0.004 },
  { ...ASSOCIATE, share: 0.002, most: 0.003, least: 0.0015 },
];
