import type { PresetTableData } from '../preset.ts';
import { PSEUDO_USERS } from './pseudo-users.ts';
import { ANSWERED_BY, STATUS } from './statuses.ts';

/** phone_code 44 and phone_number 7700900123: +447700900123. */
const NUMBER = { kind: 'joined', parts: ['digits', 'digits'], by: '', prefix: '+' } as const;
const WHY_NUMBER = 'calling code and number stand in two columns';

/** From the call's uniqueid to the caller id that was sent: by way of the dialler's own code of the call. */
function shown(table: string) {
  return {
    from: ['uniqueid'],
    lookup: {
      table,
      match: 'uniqueid',
      take: 'caller_code',
      onward: { table: 'dial_cid_log', match: 'caller_code', take: 'outbound_cid' },
    },
    why: 'the number that the dialler showed, by its code of the call',
  };
}

const PRESENTED = [shown('log_extended'), shown('carrier_log'), shown('call_log')];
const DTMF = {
  from: ['uniqueid'],
  lookup: {
    table: 'dtmf_log',
    match: 'uniqueid',
    take: 'digit',
    gather: { order: 'dtmf_id', keep: { column: 'state', values: ['END'] } },
  },
  why: 'the keys that were pressed, in their order',
};
const CARRIER = {
  trunk: [
    {
      from: ['uniqueid'],
      lookup: { table: 'call_log', match: 'uniqueid', take: 'channel_group' },
      why: 'the trunk group of the channel',
    },
    {
      from: ['uniqueid'],
      lookup: { table: 'carrier_log', match: 'uniqueid', take: 'channel' },
      why: 'the channel to the carrier begins with the trunk',
    },
  ],
  server: [
    { from: ['uniqueid'], lookup: { table: 'carrier_log', match: 'uniqueid', take: 'server_ip' } },
    { from: ['uniqueid'], lookup: { table: 'call_log', match: 'uniqueid', take: 'server_ip' } },
    { from: ['uniqueid'], lookup: { table: 'log_extended', match: 'uniqueid', take: 'server_ip' } },
  ],
  recording: { from: ['uniqueid'], lookup: { table: 'recording_log', match: 'vicidial_id', take: 'filename' } },
};

const LOG_COLUMNS = {
  uniqueid: {},
  lead_id: { looks: 'whole' as const },
  list_id: {},
  campaign_id: {},
  call_date: { looks: 'time' as const },
  start_epoch: { looks: 'time' as const },
  end_epoch: { looks: 'time' as const },
  length_in_sec: { looks: 'number' as const },
  status: { looks: { matches: '[A-Za-z0-9_-]{1,6}' } },
  phone_code: {},
  phone_number: {},
  user: {},
  comments: {},
  processed: {},
  user_group: {},
  term_reason: { looks: { matches: '[A-Z]{3,20}' } },
  called_count: {},
};

/** As logged: with waiting for an agent, and with the ringing where an agent dialled by hand. */
const LENGTH = { from: ['length_in_sec'], why: 'length of the call as logged' };
const ANSWERED_TIME = {
  from: ['uniqueid'],
  as: { kind: 'integer' as const, factor: 1, divide: 1 },
  lookup: { table: 'carrier_log', match: 'uniqueid', take: 'answered_time', covering: true },
  why: 'answer to end as the exchange counted it',
};

const CALL = {
  unique_ref: { from: ['uniqueid'], why: 'id of the channel: begins with Unix time' },
  account_ref: {
    from: ['user'],
    not: PSEUDO_USERS,
    why: 'the agent (vicidial_users.user); VDAD is the dialler itself',
  },
  started_at: [
    { from: ['start_epoch'], why: 'Unix time' },
    { from: ['call_date'], why: 'local time of the server' },
  ],
  ended_at: { from: ['end_epoch'], why: 'Unix time' },
  dialled_raw: { from: ['phone_code', 'phone_number'], as: NUMBER, why: WHY_NUMBER },
  talk_s: [ANSWERED_TIME, LENGTH],
  disposition: { from: ['status'], why: 'the status that the agent or the dialler set' },
  answered: { from: ['status'], as: STATUS, why: 'the dialler’s own statuses; the campaign’s own by talk time' },
  answered_by: { from: ['status'], as: ANSWERED_BY, why: 'statuses for an answering machine or a fax' },
  digits: DTMF,
  list_ref: [{ from: ['list_id'] }, { from: ['campaign_id'] }],
  contact_ref: { from: ['lead_id'], why: 'the entry of vicidial_list that was called' },
  hangup_cause: { from: ['term_reason'], why: 'who ended the call' },
  group_ref: { from: ['uniqueid'], why: 'a call and its transfer share it' },
  ...CARRIER,
};

export const LOG: PresetTableData = {
  id: 'log',
  label: 'VICIdial vicidial_log',
  called: ['vicidial_log'],
  columns: { ...LOG_COLUMNS, alt_dial: {} },
  needs: ['uniqueid', 'lead_id', 'call_date', 'length_in_sec', 'status', 'phone_number', 'user'],
  telling: [
    'list_id',
    'campaign_id',
    'phone_code',
    'start_epoch',
    'end_epoch',
    'term_reason',
    'user_group',
    'processed',
  ],
  some: 4,
  feeds: [
    {
      target: 'call',
      fields: {
        ...CALL,
        call_ref: { from: ['uniqueid'] },
        presented_raw: PRESENTED,
        transferred_to: {
          from: ['uniqueid'],
          lookup: { table: 'xfer_log', match: 'front_uniqueid', take: 'closer' },
          why: 'the closer to whom the call was handed',
        },
      },
    },
  ],
};

export const CLOSER_LOG: PresetTableData = {
  id: 'closer_log',
  label: 'VICIdial vicidial_closer_log',
  called: ['vicidial_closer_log'],
  columns: {
    closecallid: {},
    ...LOG_COLUMNS,
    queue_seconds: { looks: 'number' },
    xfercallid: {},
    agent_only: {},
    queue_position: {},
  },
  needs: ['closecallid', 'lead_id', 'call_date', 'length_in_sec', 'status', 'phone_number', 'user'],
  telling: ['list_id', 'campaign_id', 'phone_code', 'queue_seconds', 'xfercallid', 'term_reason'],
  some: 3,
  feeds: [
    {
      target: 'call',
      fields: {
        ...CALL,
        presented_raw: PRESENTED,
        talk_s: LENGTH,
        call_ref: { from: ['closecallid'], why: 'a handed-over or incoming call has a row of its own' },
        sequence: { from: ['closecallid'] },
      },
    },
  ],
};

export const CALL_LOG: PresetTableData = {
  id: 'call_log',
  label: 'VICIdial call_log',
  called: ['call_log'],
  columns: {
    uniqueid: {},
    channel: {},
    channel_group: {},
    type: {},
    server_ip: {},
    extension: {},
    number_dialed: {},
    caller_code: {},
    start_time: { looks: 'time' },
    start_epoch: { looks: 'time' },
    end_time: { looks: 'time' },
    end_epoch: { looks: 'time' },
    length_in_sec: { looks: 'number' },
    length_in_min: {},
  },
  needs: ['uniqueid', 'channel', 'channel_group', 'server_ip', 'number_dialed', 'caller_code'],
  telling: ['start_time', 'start_epoch', 'end_epoch', 'length_in_sec'],
  some: 2,
  feeds: [
    {
      target: 'call',
      unless: ['log', 'closer_log'],
      fields: {
        call_ref: { from: ['uniqueid'] },
        unique_ref: { from: ['uniqueid'] },
        account_ref: { from: ['extension'], why: 'the extension: the log of agents is missing' },
        started_at: [{ from: ['start_epoch'], why: 'Unix time' }, { from: ['start_time'] }],
        ended_at: [{ from: ['end_epoch'], why: 'Unix time' }, { from: ['end_time'] }],
        dialled_raw: { from: ['number_dialed'] },
        presented_raw: {
          from: ['caller_code'],
          lookup: { table: 'dial_cid_log', match: 'caller_code', take: 'outbound_cid' },
        },
        duration_s: { from: ['length_in_sec'] },
        trunk: { from: ['channel_group'] },
        server: { from: ['server_ip'] },
      },
    },
  ],
};

export const AGENT_LOG: PresetTableData = {
  id: 'agent_log',
  label: 'VICIdial vicidial_agent_log',
  called: ['vicidial_agent_log'],
  columns: {
    agent_log_id: {},
    user: {},
    server_ip: {},
    event_time: { looks: 'time' },
    lead_id: {},
    campaign_id: {},
    pause_epoch: {},
    pause_sec: {},
    wait_epoch: {},
    wait_sec: {},
    talk_epoch: {},
    talk_sec: {},
    dispo_epoch: {},
    dispo_sec: {},
    status: {},
    user_group: {},
    comments: {},
    sub_status: {},
    dead_epoch: {},
    dead_sec: {},
    uniqueid: {},
  },
  needs: ['user', 'event_time', 'lead_id', 'pause_sec', 'wait_sec', 'talk_sec', 'dispo_sec'],
  feeds: [
    {
      target: 'call',
      unless: ['log', 'closer_log', 'call_log'],
      fields: {
        call_ref: [{ from: ['uniqueid'] }, { from: ['agent_log_id'] }],
        unique_ref: { from: ['uniqueid'] },
        account_ref: { from: ['user'], not: PSEUDO_USERS },
        started_at: { from: ['event_time'] },
        dialled_raw: {
          from: ['lead_id'],
          lookup: { table: 'list', match: 'lead_id', take: 'phone_number' },
          why: 'the number of the entry that was called',
        },
        talk_s: { from: ['talk_sec'] },
        disposition: { from: ['status'] },
        answered: { from: ['status'], as: STATUS },
        answered_by: { from: ['status'], as: ANSWERED_BY },
        server: { from: ['server_ip'] },
        contact_ref: { from: ['lead_id'] },
        list_ref: { from: ['campaign_id'] },
      },
    },
  ],
};
