import type { Lead } from './leads.ts';
import type { CallKey, Phone } from './model.ts';
import type { Random } from './random.ts';

export type SceneKind = 'single' | 'chain' | 'code_interception' | 'call_back' | 'recorded_message';

/** What became of one person: all calls of one story. */
export interface SceneEvent {
  readonly phone: Phone;
  readonly kind: SceneKind;
  readonly operator: number;
  /** In order of first call that was answered. */
  readonly accounts: readonly number[];
  /** Every call, answered or not, in order of time. */
  readonly calls: readonly CallKey[];
  /** Numbers shown at the stages that the person took, in order; 0: no number. */
  readonly presented: readonly number[];
  readonly captured: number;
  readonly held: boolean;
}

/** What becomes a complaint: the calls of one scam that the person took. */
export interface ComplaintSeed {
  readonly phone: Phone;
  readonly reached: Lead['reached'];
}

/**
 * The scene of a lead that is over, or undefined when nothing came of it. A chain shows two or more identities in turn;
 * then a captured code, a recorded message, and being reached again under one identity decide.
 */
export function sceneOf(lead: Lead, operatorOf: (account: number) => number): SceneEvent | undefined {
  const { reached } = lead;
  if (reached.length === 0) return undefined;
  const presented: number[] = [];
  for (const { shown } of reached) {
    const number = shown?.number ?? 0;
    if (presented.at(-1) !== number) presented.push(number);
  }
  const chain = lead.script !== null && presented.length > 1;
  const again = reached.length > 1;
  if (!chain && !lead.held && lead.captured === 0 && !lead.recorded) return undefined;
  return {
    phone: lead.phone,
    kind: chain
      ? 'chain'
      : lead.captured > 0
        ? 'code_interception'
        : lead.recorded
          ? 'recorded_message'
          : again
            ? 'call_back'
            : 'single',
    operator: operatorOf(reached[0]!.account),
    accounts: [...new Set(reached.map(({ account }) => account))],
    calls: lead.calls,
    presented,
    captured: lead.captured,
    held: lead.held,
  };
}

/** Some of those who were robbed tell the police; whoever was called by several people does so more often. */
export function complains(random: Random, lead: Lead, rate: number): boolean {
  if (!lead.held && lead.captured === 0) return false;
  return random.chance(Math.min(0.8, rate * (1 + 0.5 * (lead.reached.length - 1))));
}
