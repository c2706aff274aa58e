import type { Lease, Script, Work } from './staff.ts';

/** What a service may make a call's key of. */
export interface CallKey {
  readonly id: number;
  readonly start: number;
  readonly account: number;
  /** Index of World.servers whose log holds the call. */
  readonly server: number;
}

/**
 * What an account may leave in the exhibits: the address a call was placed from, the address and the computer of a sign-in, the address
 * it was opened from, wallets, who brought it, the holder's names, mailbox and handle; and codes that were captured.
 */
export type Trace =
  | 'call_ip'
  | 'login_ip'
  | 'device'
  | 'signup_ip'
  | 'wallet'
  | 'referrer'
  | 'username'
  | 'email'
  | 'handle'
  | 'code';

/** Numbers are E.164 digits as a number below 2^53; regions are indexes of REGIONS; times are UTC seconds. */
export interface Phone {
  readonly number: number;
  readonly region: number;
  readonly national: string;
}

/** The person or crew behind accounts. */
export interface Operator {
  readonly index: number;
  readonly accounts: number[];
  readonly homeRegion: number;
  readonly phones: readonly Phone[];
  readonly emails: readonly string[];
  readonly handles: readonly string[];
  readonly stems: readonly string[];
  readonly wallets: readonly string[];
  readonly devices: readonly string[];
  readonly leases: readonly Lease[];
  readonly vpns: readonly string[];
  /** Hour of the UTC day at which work begins. */
  readonly workHour: number;
  readonly burstDays: readonly number[];
  readonly carelessness: number;
  /** Call centre that the person works in, −1 for loners. */
  centre: number;
  readonly script: Script;
  /** Phones of people who help: called now and then over months. */
  readonly accomplices: readonly Phone[];
}

export interface Account extends Work {
  readonly index: number;
  readonly operator: number;
  readonly username: string;
  readonly email: string;
  readonly handle: string | null;
  /** Country stored with the account; null unknown. May be wrong: see `homeRegion`. */
  readonly storedRegion: string | null;
  /** Country whose national spellings the account uses. */
  readonly homeRegion: number;
  readonly plan: number;
  readonly created: number;
  lastSeen: number | null;
  readonly signupIp: string;
  referrer: number | null;
  readonly wallets: readonly string[];
  readonly devices: readonly string[];
  readonly phones: readonly Phone[];
  readonly passwordHash: string;
  readonly banned: boolean;
  readonly notes: string | null;
  readonly credit: number;
  readonly weight: number;
  readonly interception: number;
  /** Share of calls that show another number than the last. */
  readonly rotation: number;
  /** A recorded message is played: its length, and the share of listeners who press a key to be connected. */
  readonly message: { readonly seconds: number; readonly pressed: number } | null;
  /** Index of World.lists, −1 none. */
  list: number;
  calls: number;
  /** Confirmed payments, minor units. */
  spent: number;
}

/** An invented organisation that is impersonated. */
export interface Organisation {
  readonly index: number;
  readonly name: string;
  readonly region: number;
  /** Lines that the registers know. */
  readonly phones: readonly Phone[];
  /** Lines that they do not. */
  readonly unlisted: readonly Phone[];
}

export type Outcome = 'answered' | 'no_answer' | 'busy' | 'failed';

/** What really answered: nothing, a person, a voicemail, the exchange itself with an announcement. */
export type AnsweredBy = '' | 'person' | 'voicemail' | 'exchange';

/** Who ended the call. */
export type HungUp = 'caller' | 'called' | 'system';

/** One call. The engine reuses the object: a sink copies what it keeps. */
export interface CallEvent {
  id: number;
  account: number;
  start: number;
  duration: number;
  talk: number;
  outcome: Outcome;
  dialled: string;
  /** 0 when what was dialled is no number. */
  number: number;
  region: number;
  presented: string;
  /** Index of the organisation shown, −1 for another number. */
  organisation: number;
  presentedName: string;
  trunk: number;
  ip: string;
  digits: string | null;
  /** Ten-thousandths of the service's currency. */
  cost: number;
  answeredBy: AnsweredBy;
  hungUp: HungUp;
  /** Q.850: 16 normal, 17 busy, 19 no answer, 1 and 28 no such number, 34, 38 and 41 failures. */
  cause: number;
  /** Who spoke: an index of World.callers, −1 when nobody but the account did. */
  caller: number;
  /** Caller to whom the call was handed, −1 none; seconds of talk before that. */
  transferCaller: number;
  transferAfter: number;
  /** Index of World.lists, −1 none. */
  list: number;
  /** Id of the list's entry, 0 none. */
  contact: number;
  /** A recorded message was played. */
  recorded: boolean;
  /** Index of World.servers whose log holds the call; a second one whose log holds it too, −1 none. */
  server: number;
  alsoServer: number;
  /** Seconds between the two logs' starts beyond the difference of the clocks. */
  alsoDelay: number;
  /** STIR/SHAKEN attestation; '' none. */
  attestation: '' | 'A' | 'B' | 'C';
}

/** An entry of a call list: written when it is loaded, called or not. */
export interface ContactEvent {
  id: number;
  list: number;
  phone: Phone;
  given: string;
  family: string;
  /** UTC seconds at which it was loaded. */
  at: number;
  /** Seconds since 1970 of the day of birth; null unknown. */
  born: number | null;
  account: number;
}

export interface LoginEvent {
  id: number;
  account: number;
  at: number;
  ip: string;
  device: string;
  agent: string;
}

export interface PaymentEvent {
  id: number;
  account: number;
  at: number;
  chain: string;
  to: string;
  from: string;
  txid: string;
  /** 10^-8 of the coin. */
  coin: number;
  /** Minor units of the service's currency. */
  amount: number;
  confirmed: boolean;
}

export interface InterceptionEvent {
  id: number;
  account: number;
  call: CallKey;
  at: number;
  target: string;
  number: number;
  /** As the account typed it; null when it showed no organisation. */
  organisation: string | null;
  organisationIndex: number;
  digits: string | null;
  captured: boolean;
}

export interface TicketEvent {
  id: number;
  account: number;
  at: number;
  subject: string;
  body: string;
}

/** What a person told the police, still free of any file format. */
export interface ComplaintEvent {
  ref: string;
  received: number;
  name: string;
  postcode: string;
  called: string;
  presented: string;
  /** Local seconds (the complainant's wall clock as if UTC). */
  day: number;
  time: string;
  claimed: string;
  /** Minor units. */
  loss: number;
  currency: string;
  narrative: string;
}

export interface KnownEvent {
  operation: string;
  agency: string;
  kind: 'phone' | 'email' | 'telegram' | 'wallet' | 'device' | 'ip';
  value: string;
}
