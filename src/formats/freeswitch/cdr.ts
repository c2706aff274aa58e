/** One leg's way through the dial plan; times are microseconds since 1970, 0 for never. */
export interface CallFlow {
  /** 1 for the first; a transfer adds one. */
  readonly index: number;
  readonly profile: ReadonlyMap<string, string>;
  readonly times: ReadonlyMap<string, string>;
}

/** A call record, whether it came as XML or as JSON. */
export interface CdrTree {
  readonly core: string | undefined;
  readonly server: string | undefined;
  readonly variables: ReadonlyMap<string, string>;
  readonly channel: ReadonlyMap<string, string>;
  readonly flows: readonly CallFlow[];
}

/** Variables that name the account, the surest first: what the service bills, who signed in, who called. */
const ACCOUNT = ['accountcode', 'sip_auth_username', 'user_name', 'sip_from_user'];
/** Numbers shown to the called person: what was set for the outgoing leg wins over what came in. */
const PRESENTED = ['effective_caller_id_number', 'origination_caller_id_number', 'sip_from_user_stripped'];
const PRESENTED_NAME = ['effective_caller_id_name', 'origination_caller_id_name'];
const RECORDING = ['record_path', 'recording_file', 'cc_record_filename', 'record_name'];

/** Columns with the names of the model come first, then FreeSWITCH's own. */
export const CDR_COLUMNS = [
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
  'trunk',
  'ip_raw',
  'digits',
  'answered_by',
  'recording',
  'transferred_to',
  'direction',
  'context',
  'channel',
  'caller_id_number',
  'caller_id_name',
  'bleg_uuid',
  'core_uuid',
  'variables',
  'channel_data',
  'file',
] as const;

/** Cells of a record in the order of CDR_COLUMNS; undefined when nothing in it is a call. */
export function cdrCells(tree: CdrTree, file: string): (string | null)[] | undefined {
  const flows = tree.flows.toSorted((a, b) => a.index - b.index);
  const [first] = flows;
  const last = flows.at(-1);
  const variable = (...names: readonly string[]): string | null => firstOf(tree.variables, names);
  const profile = (name: string): string | null => text(first?.profile.get(name));
  const dialled = profile('destination_number') ?? variable('destination_number', 'sip_to_user');
  const started = moment(first?.times.get('created_time')) ?? moment(tree.variables.get('start_uepoch'));
  if (dialled === null && started === null) return undefined;
  const cells: Readonly<Record<(typeof CDR_COLUMNS)[number], string | null>> = {
    call_ref: variable('uuid') ?? profile('uuid'),
    group_ref: variable('call_uuid', 'signal_bond'),
    server: text(tree.server),
    account_ref: variable(...ACCOUNT) ?? profile('username'),
    started_at: started,
    answered_at: answeredAt(flows) ?? moment(tree.variables.get('answer_uepoch')),
    ended_at: moment(last?.times.get('hangup_time')) ?? moment(tree.variables.get('end_uepoch')),
    duration_s: variable('duration'),
    talk_s: variable('billsec'),
    disposition: variable('hangup_cause'),
    hangup_cause: variable('sip_hangup_disposition', 'hangup_disposition'),
    dialled_raw: dialled,
    presented_raw: variable(...PRESENTED) ?? profile('caller_id_number'),
    presented_name: variable(...PRESENTED_NAME) ?? profile('caller_id_name'),
    trunk: variable('sip_gateway_name', 'sip_gateway') ?? gateway(variable('last_arg', 'current_application_data')),
    ip_raw: profile('network_addr') ?? variable('sip_network_ip', 'network_addr'),
    digits: keys(variable('digits_dialed')),
    answered_by: variable('last_app', 'current_application'),
    recording: variable(...RECORDING),
    transferred_to: handedTo(flows, dialled),
    direction: variable('direction') ?? text(tree.channel.get('direction')),
    context: profile('context'),
    channel: profile('chan_name') ?? variable('channel_name'),
    caller_id_number: profile('caller_id_number'),
    caller_id_name: profile('caller_id_name'),
    bleg_uuid: variable('bridge_uuid', 'last_bridge_to'),
    core_uuid: text(tree.core),
    variables: whole(tree.variables),
    channel_data: whole(tree.channel),
    file,
  };
  return CDR_COLUMNS.map((column) => cells[column]);
}

/** To whom the call was passed on: what the last flow dials, where there are several. */
function handedTo(flows: CdrTree['flows'], dialled: string | null): string | null {
  const handed = flows.length > 1 ? text(flows.at(-1)!.profile.get('destination_number')) : null;
  return handed === dialled ? null : handed;
}

function answeredAt(flows: CdrTree['flows']): string | null | undefined {
  return flows.map((flow) => moment(flow.times.get('answered_time'))).find((at) => at !== null);
}

/** Names and values as JSON; nothing when there are none. */
function whole(values: ReadonlyMap<string, string>): string | null {
  return values.size === 0 ? null : JSON.stringify([...values]);
}

function firstOf(from: ReadonlyMap<string, string>, names: readonly string[]): string | null {
  for (const name of names) {
    const found = text(from.get(name));
    if (found !== null) return found;
  }
  return null;
}

/** Values of variables are URL-encoded unless the module was told otherwise; a stray per cent sign is left alone. */
function text(value: string | undefined): string | null {
  if (value === undefined || value.trim() === '' || value === '_undef_') return null;
  if (!/%[0-9A-Fa-f]{2}/.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Microseconds since 1970 as ISO 8601 in UTC; 0 is never. Whole milliseconds: more than any clock here is worth. */
function moment(micros: string | undefined): string | null {
  if (micros === undefined || !/^\d{13,17}$/.test(micros)) return null;
  const ms = Number(BigInt(micros) / 1000n);
  return ms === 0 ? null : new Date(ms).toISOString();
}

/** `sofia/gateway/NAME/number` → NAME. */
function gateway(argument: string | null): string | null {
  return /sofia\/gateway\/([^/]{1,80})\//.exec(argument ?? '')?.[1] ?? null;
}

/** The channel's log of keys; the word `none` is FreeSWITCH's for nothing. */
function keys(digits: string | null): string | null {
  return digits === null || /^none$/i.test(digits) ? null : digits;
}
