import { type Passport, parseIdentity } from './identity.ts';
import type { Ear, MediaWatch } from './media.ts';
import { parameter, parseAddress, type SipMessage } from './message.ts';
import { type Endpoint, endpointText } from './network.ts';
import { parseSdp } from './sdp.ts';

/** A dialogue from INVITE to its end (RFC 3261), while it is being watched. Times are microseconds since 1970. */
export interface SipCall {
  readonly callId: string;
  readonly invite: SipMessage;
  readonly source: Endpoint;
  readonly target: Endpoint;
  readonly startedAt: number;
  readonly callerTag: string | null;
  account: string | null;
  passport: Passport | undefined;
  ringingAt: number | undefined;
  answeredAt: number | undefined;
  endedAt: number | undefined;
  status: number;
  reason: string;
  /** Reason header of the BYE (RFC 3326). */
  cause: string | null;
  endedBy: string | null;
  server: string | null;
  transferredTo: string | null;
  /** Keys told by INFO instead of in the audio, by who pressed them. */
  infoCaller: string;
  infoCalled: string;
  callerEar: Ear | undefined;
  calledEar: Ear | undefined;
  readonly callerMedia: Set<Endpoint>;
  readonly calledMedia: Set<Endpoint>;
}

/** Opens a call at its first INVITE. */
export function openCall(invite: SipMessage, source: Endpoint, target: Endpoint, at: number): SipCall {
  return {
    callId: invite.callId,
    invite,
    source,
    target,
    startedAt: at,
    callerTag: parseAddress(invite.header('from')).tag,
    account: accountOf(invite),
    passport: parseIdentity(invite.header('identity')),
    ringingAt: undefined,
    answeredAt: undefined,
    endedAt: undefined,
    status: 0,
    reason: '',
    cause: null,
    endedBy: null,
    server: null,
    transferredTo: null,
    infoCaller: '',
    infoCalled: '',
    callerEar: undefined,
    calledEar: undefined,
    callerMedia: new Set(),
    calledMedia: new Set(),
  };
}

function accountOf(message: SipMessage): string | null {
  const credentials = message.header('proxy-authorization') ?? message.header('authorization');
  return parameter(credentials, 'username');
}

/** Takes a further message of the call into account. */
export function follow(call: SipCall, message: SipMessage, at: number, media: MediaWatch): void {
  listen(call, message, media);
  if (message.method === '') respond(call, message, at);
  else request(call, message, at);
}

function request(call: SipCall, message: SipMessage, at: number): void {
  const fromCaller = parseAddress(message.header('from')).tag === call.callerTag;
  call.account ??= fromCaller ? accountOf(message) : null;
  call.passport ??= fromCaller ? parseIdentity(message.header('identity')) : undefined;
  if (message.method === 'BYE') {
    call.endedAt ??= at;
    call.endedBy ??= fromCaller ? 'caller' : 'called';
    call.cause ??= message.header('reason') ?? null;
  } else if (message.method === 'CANCEL') call.endedBy ??= 'caller';
  else if (message.method === 'REFER') call.transferredTo = parseAddress(message.header('refer-to')).user;
  else if (message.method === 'INFO') {
    const key = /(?:^|\n)\s*Signal\s*=\s*([0-9A-D*#]{1,2})/i.exec(message.body)?.[1];
    const digit = key === '10' ? '*' : key === '11' ? '#' : (key ?? '');
    if (fromCaller) call.infoCaller += digit;
    else call.infoCalled += digit;
  }
}

/** Asking for a password, and trying elsewhere, do not end a call. */
const NOT_FINAL = new Set([401, 407, 422, 491]);

function respond(call: SipCall, message: SipMessage, at: number): void {
  if (message.sequenceMethod !== 'INVITE') return;
  call.server ??= message.header('server') ?? message.header('user-agent') ?? null;
  const { status } = message;
  if (status >= 180 && status < 200) call.ringingAt ??= at;
  if (status < 200 || NOT_FINAL.has(status)) return;
  // What answers a later INVITE (hold, a new address) changes nothing once the call is up.
  if (call.answeredAt !== undefined) return;
  call.status = status;
  call.reason = message.reason;
  if (status < 300) call.answeredAt = at;
  else call.endedAt ??= at;
}

function listen(call: SipCall, message: SipMessage, media: MediaWatch): void {
  const found = parseSdp(message.body);
  if (!found || found.endpoints.length === 0) return;
  const tag = parseAddress(message.header('from')).tag;
  // A response repeats the caller's tag in From, but the body is the answering side's.
  const ofCaller = (tag === call.callerTag) === (message.method !== '');
  const addresses = ofCaller ? call.callerMedia : call.calledMedia;
  if (addresses.size > 16) return;
  for (const endpoint of found.endpoints) addresses.add(endpoint);
  if (ofCaller) call.callerEar = media.open(found.endpoints, found.keyTypes, call.callerEar);
  else call.calledEar = media.open(found.endpoints, found.keyTypes, call.calledEar);
}

/** Columns with the names of the model come first. */
export const CALL_COLUMNS = [
  'call_ref',
  'group_ref',
  'server',
  'account_ref',
  'started_at',
  'answered_at',
  'ended_at',
  'duration_s',
  'talk_s',
  'disposition',
  'hangup_cause',
  'dialled_raw',
  'presented_raw',
  'presented_name',
  'attestation',
  'trunk',
  'ip_raw',
  'digits',
  'transferred_to',
  'asserted_identity',
  'passport_from',
  'passport_to',
  'passport_origin',
  'from_user',
  'to_user',
  'ringing_at',
  'media_first_at',
  'media_last_at',
  'packets_to_caller',
  'packets_to_called',
  'caller_digits',
  'user_agent',
  'ended_by',
] as const;

/** The row of a call, whether it has ended or the capture has. */
export function callCells(call: SipCall): (string | null)[] {
  const { invite, passport } = call;
  const from = parseAddress(invite.header('from'));
  const to = parseAddress(invite.header('to'));
  const asserted = parseAddress(invite.header('p-asserted-identity') ?? invite.header('remote-party-id'));
  const ears = [call.callerEar, call.calledEar].filter((ear) => ear !== undefined && ear.packets > 0) as Ear[];
  const cells: Readonly<Record<(typeof CALL_COLUMNS)[number], string | null>> = {
    call_ref: call.callId,
    group_ref: groupOf(invite) ?? call.callId,
    server: endpointText(call.target).address,
    account_ref: call.account ?? (isNumber(from.user) ? null : from.user),
    started_at: isoOf(call.startedAt),
    answered_at: isoOf(call.answeredAt),
    ended_at: isoOf(call.endedAt),
    duration_s: seconds(call.startedAt, call.endedAt),
    talk_s: call.answeredAt === undefined && call.endedAt !== undefined ? '0' : seconds(call.answeredAt, call.endedAt),
    disposition: call.status === 0 ? null : call.status < 300 ? 'ANSWERED' : `${call.status} ${call.reason}`.trim(),
    hangup_cause: call.cause,
    dialled_raw: parseAddress(`<${invite.uri}>`).user ?? to.user,
    presented_raw: isNumber(from.user) ? from.user : (asserted.user ?? from.user),
    presented_name: from.name,
    attestation: passport?.attestation ?? null,
    trunk: parseAddress(`<${invite.uri}>`).host,
    ip_raw: endpointText(call.source).address,
    digits: `${call.callerEar?.digits ?? ''}${call.infoCalled}` || null,
    transferred_to: call.transferredTo,
    asserted_identity: asserted.user,
    passport_from: passport?.from ?? null,
    passport_to: passport?.to ?? null,
    passport_origin: passport?.originId ?? null,
    from_user: from.user,
    to_user: to.user,
    ringing_at: isoOf(call.ringingAt),
    media_first_at: ears.length === 0 ? null : isoOf(Math.min(...ears.map(({ first }) => first))),
    media_last_at: ears.length === 0 ? null : isoOf(Math.max(...ears.map(({ last }) => last))),
    packets_to_caller: call.callerEar ? String(call.callerEar.packets) : null,
    packets_to_called: call.calledEar ? String(call.calledEar.packets) : null,
    caller_digits: `${call.calledEar?.digits ?? ''}${call.infoCaller}` || null,
    user_agent: invite.header('user-agent') ?? null,
    ended_by: call.endedBy,
  };
  return CALL_COLUMNS.map((column) => cells[column]);
}

/** What both sides of a switch in the middle write alike: Session-ID (RFC 7989), charging id (RFC 7315). */
function groupOf(invite: SipMessage): string | undefined {
  const session = /^([0-9a-f]{32})/i.exec(invite.header('session-id') ?? '')?.[1];
  return session ?? parameter(invite.header('p-charging-vector'), 'icid-value') ?? undefined;
}

function isNumber(user: string | null): boolean {
  return user !== null && /^\+?[\d\s().-]{5,20}$/.test(user);
}

/** ISO 8601 in UTC, to the millisecond; the capture's clock. */
export function isoOf(micros: number | undefined): string | null {
  if (micros === undefined || !(micros > 0 && micros < 8.64e18)) return null;
  const ms = Math.floor(micros / 1000);
  return ms > 8.64e15 ? null : new Date(ms).toISOString();
}

function seconds(from: number | undefined, to: number | undefined): string | null {
  return from === undefined || to === undefined || to < from ? null : String(Math.round((to - from) / 1e6));
}
