import type { TableData } from '../profile/profile.ts';
import { scoreTarget, type TargetScore } from './choose.ts';
import type { TableContext } from './context.ts';
import { gather, type Understood } from './knowledge.ts';
import { partsOf } from './mixed.ts';
import type { TargetRule } from './rule.ts';
import { CALL } from './rules-calls.ts';
import { INTERCEPTION } from './rules-codes.ts';
import { CONTACT } from './rules-contacts.ts';
import { COMPLAINT, KNOWN_IDENTIFIER, ORGANISATION_NUMBER } from './rules-files.ts';
import { PAYMENT } from './rules-payments.ts';
import { RATE } from './rules-rates.ts';
import { SATELLITE } from './rules-satellite.ts';
import { ACCOUNT, LOGIN, MESSAGE } from './rules-service.ts';

const RULES: readonly TargetRule[] = [
  ACCOUNT,
  LOGIN,
  PAYMENT,
  CALL,
  INTERCEPTION,
  MESSAGE,
  CONTACT,
  COMPLAINT,
  ORGANISATION_NUMBER,
  KNOWN_IDENTIFIER,
  SATELLITE,
  RATE,
];

/** Below this a table feeds nothing. */
export const FITS = 0.85;

export interface Decision {
  readonly context: TableContext;
  /** Best first. Empty: nothing fits. */
  readonly scores: readonly TargetScore[];
  /** Set for a table that mixes kinds of events: which rows of it this decision is about. */
  readonly only?: { readonly column: number; readonly values: readonly string[] };
}

/** Tables that are already mapped: they are context and never change. */
export type Fixed = ReadonlyMap<TableData, Understood>;

/**
 * Which canonical table each raw table feeds. Accounts first, for the others lean on who they refer to; then calls, for codes
 * and notes refer to those; then everything, with both known.
 */
export function decideTargets(contexts: readonly TableContext[], fixed: Fixed): Decision[] {
  const accounts = findAccounts(contexts, fixed);
  const withAccounts = contexts.map((context) => ({ ...context, accounts }));
  const calls = withAccounts
    .filter(
      (context) =>
        fixed.get(context.data)?.target === 'call' ||
        (!fixed.has(context.data) && best(context)?.rule.target === 'call'),
    )
    .map((context) => context.data);
  const decided = withAccounts.map((context) => decide({ ...context, calls }));
  // Once more, with the values of what is clear: a number shown to victims gives itself away in a complaint.
  const knowledge = gather([
    ...fixed.values(),
    ...decided.filter(({ context }) => !fixed.has(context.data)).flatMap(understood),
  ]);
  return decided.flatMap(({ context }) => {
    const whole = decide({ ...context, knowledge });
    // What a table feeds that is understood is not up to its contents.
    return fixed.has(context.data) ? [whole] : split(whole);
  });
}

function decide(context: TableContext): Decision {
  return { context, scores: ranked(context) };
}

/** Several decisions for a table whose kinds of rows feed different canonical tables; one for all others. */
function split(whole: Decision): Decision[] {
  const parts = partsOf(whole.context).map(({ context, column, values }) => ({
    ...decide(context),
    only: { column, values },
  }));
  const fitting = parts.filter(({ scores }) => scores.length > 0);
  const targets = new Set(fitting.map(({ scores }) => scores[0]!.rule.target));
  const top = Math.max(0, ...fitting.map(({ scores }) => scores[0]!.score));
  if (targets.size < 2 || top < 0.9 * (whole.scores[0]?.score ?? 0)) return [whole];
  return [...targets].map((target) => {
    const same = fitting.filter(({ scores }) => scores[0]!.rule.target === target);
    const strongest = same.toSorted((a, b) => b.scores[0]!.score - a.scores[0]!.score)[0]!;
    return {
      ...strongest,
      only: { column: strongest.only.column, values: same.flatMap(({ only }) => only.values).toSorted() },
    };
  });
}

function understood({ context, scores }: Decision): Understood[] {
  const best = scores[0];
  if (!best) return [];
  const fields = new Map([...best.fields].map(([field, { column }]) => [field, column]));
  return [{ data: context.data, target: best.rule.target, fields }];
}

function ranked(context: TableContext): TargetScore[] {
  return RULES.map((rule) => scoreTarget(rule, context))
    .filter(({ score }) => score >= FITS)
    .toSorted((a, b) => b.score - a.score);
}

const best = (context: TableContext) => ranked(context)[0];

/** Tables of accounts: those already mapped so, else in each exhibit the one that fits best among tables that fit nothing better. */
function findAccounts(contexts: readonly TableContext[], fixed: Fixed): TableData[] {
  const known = contexts
    .filter((context) => fixed.get(context.data)?.target === 'account')
    .map((context) => context.data);
  const open = contexts.filter((context) => !fixed.has(context.data));
  const candidates = open
    .map((context) => ({ context, top: best(context) }))
    .filter(({ top }) => top?.rule === ACCOUNT)
    .toSorted((a, b) => b.top!.score - a.top!.score);
  const found: TableData[] = [];
  for (const { context } of candidates) {
    const refersToFound = [...context.references.values()].some((reference) =>
      [...known, ...found].includes(reference.key.table),
    );
    if (!refersToFound) found.push(context.data);
  }
  return [...known, ...found];
}
