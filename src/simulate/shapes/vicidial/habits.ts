import type { CallEvent } from '../../world/model.ts';
import type { World } from '../../world/world.ts';
import type { CodeTable } from './schema.ts';

/** Users that every VICIdial has: the machine, and calls that nobody took. */
export const NOBODY = 'VDAD';
export const PSEUDO_USERS = [
  [NOBODY, 'Outbound Auto Dial'],
  ['VDCL', 'Inbound No Agent'],
] as const;

/** How one house runs its dialler. */
export interface DialHabits {
  readonly database: string;
  readonly codes: readonly CodeTable[];
  /** Those tables, and the one of numbers shown, are archived when the calls are. */
  readonly tracesArchived: boolean;
  /** Who has no machine that dials for them places calls by hand: the log then counts from dialling, not from the answer. */
  readonly byHand: boolean;
  /** What ended longer than this ago is in the archive (UTC seconds); so long before it was copied and not yet removed. */
  readonly archived: number;
  readonly both: number;
  readonly sale: string;
  readonly campaigns: readonly string[];
  /** Share of voicemails that somebody or something marks as such. */
  readonly marked: number;
  /** The row of the log ends when the agent hands the call on, not when the call ends. */
  readonly frontAlone: boolean;
}

const drawn = new WeakMap<World, DialHabits>();

export function dialHabits(world: World): DialHabits {
  const known = drawn.get(world);
  if (known) return known;
  const random = world.random('vicidial');
  const { begin, end } = world.habits;
  const codes: CodeTable[] = [random.pick(['vicidial_log_extended', 'vicidial_carrier_log', 'call_log'] as const)];
  if (codes[0] !== 'vicidial_carrier_log' && random.chance(0.5)) codes.push('vicidial_carrier_log');
  const made: DialHabits = {
    database: random.pick(['asterisk', 'vicidial', 'asterisk']),
    codes,
    byHand: random.chance(0.4),
    archived: begin + Math.floor((end - begin) * random.real(0.3, 0.9)),
    both: random.pick([0, 0, 5 * 86400, 30 * 86400]),
    sale: random.pick(['SALE', 'WON', 'VERIFD', 'OK']),
    campaigns: random.pick([['TESTCAMP'], ['BANK1', 'BANK2'], ['UK', 'EU', 'US'], ['1001', '1002']]),
    marked: random.real(0.3, 0.95),
    tracesArchived: random.chance(0.5),
    frontAlone: random.chance(0.5),
  };
  drawn.set(world, made);
  return made;
}

/** The machine placed the call, not a hand. */
export function isDialled(call: CallEvent, world: World): boolean {
  return world.accounts[call.account]!.dialler || !dialHabits(world).byHand;
}

/** Tables that hold the call. */
export function logsOf(call: CallEvent, world: World): ('vicidial_log' | 'vicidial_log_archive')[] {
  const { archived, both } = dialHabits(world);
  if (call.start >= archived) return ['vicidial_log'];
  return call.start >= archived - both ? ['vicidial_log', 'vicidial_log_archive'] : ['vicidial_log_archive'];
}

/** What the machine or the agent set, from what a person at the desk can notice: who spoke, and for how long. */
export function statusOf(call: CallEvent, world: World): string {
  const { sale, marked } = dialHabits(world);
  const dialled = isDialled(call, world);
  const turn = (call.id * 2_654_435_761) % 1000;
  if (call.outcome === 'no_answer') return dialled ? 'NA' : 'N';
  if (call.outcome === 'busy') return dialled ? 'AB' : 'B';
  if (call.outcome === 'failed') return dialled ? 'ADC' : 'DC';
  if (call.answeredBy === 'exchange') return 'DC';
  if (call.answeredBy === 'voicemail' && turn < marked * 1000) return dialled && turn % 2 === 0 ? 'AA' : 'A';
  if (call.talk > 90) return [sale, 'CALLBK', 'NI', sale, 'NP'][turn % 5]!;
  return ['NI', 'DEC', 'NI', 'CALLBK', 'NP', 'DNC'][turn % 6]!;
}
