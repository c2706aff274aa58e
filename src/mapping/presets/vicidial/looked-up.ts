import type { PresetTableData } from '../preset.ts';

// Tables that feed nothing by themselves: calls are looked up in them.

export const XFER_LOG: PresetTableData = {
  id: 'xfer_log',
  label: 'VICIdial vicidial_xfer_log',
  called: ['vicidial_xfer_log'],
  columns: {
    xfercallid: {},
    lead_id: {},
    list_id: {},
    campaign_id: {},
    call_date: { looks: 'time' },
    phone_code: {},
    phone_number: {},
    user: {},
    closer: {},
    front_uniqueid: {},
    close_uniqueid: {},
  },
  needs: ['xfercallid', 'lead_id', 'call_date', 'user', 'closer'],
  feeds: [],
};

export const DIAL_CID_LOG: PresetTableData = {
  id: 'dial_cid_log',
  label: 'VICIdial vicidial_dial_cid_log',
  called: ['vicidial_dial_cid_log'],
  columns: {
    caller_code: {},
    call_date: { looks: 'time' },
    call_type: {},
    call_alt: {},
    outbound_cid: {},
    outbound_cid_type: {},
  },
  needs: ['caller_code', 'outbound_cid'],
  feeds: [],
};

export const DTMF_LOG: PresetTableData = {
  id: 'dtmf_log',
  label: 'VICIdial vicidial_dtmf_log',
  called: ['vicidial_dtmf_log'],
  columns: {
    dtmf_id: {},
    dtmf_time: { looks: 'time' },
    channel: {},
    server_ip: {},
    uniqueid: {},
    digit: { looks: { matches: '[0-9A-D*#]' } },
    direction: {},
    state: {},
  },
  needs: ['uniqueid', 'digit', 'dtmf_time'],
  feeds: [],
};

export const CARRIER_LOG: PresetTableData = {
  id: 'carrier_log',
  label: 'VICIdial vicidial_carrier_log',
  called: ['vicidial_carrier_log'],
  columns: {
    uniqueid: {},
    call_date: { looks: 'time' },
    server_ip: {},
    lead_id: {},
    hangup_cause: {},
    dialstatus: {},
    channel: {},
    dial_time: {},
    answered_time: {},
    sip_hangup_cause: {},
    sip_hangup_reason: {},
    caller_code: {},
  },
  needs: ['uniqueid', 'call_date', 'hangup_cause', 'dialstatus', 'dial_time'],
  feeds: [],
};

export const LOG_EXTENDED: PresetTableData = {
  id: 'log_extended',
  label: 'VICIdial vicidial_log_extended',
  called: ['vicidial_log_extended'],
  columns: {
    uniqueid: {},
    server_ip: {},
    call_date: { looks: 'time' },
    lead_id: {},
    caller_code: {},
    custom_call_id: {},
  },
  needs: ['uniqueid', 'call_date', 'lead_id', 'caller_code', 'custom_call_id'],
  feeds: [],
};
