import { definePreset, type PresetTableData } from '../preset.ts';
import { LOCATION, SUBSCRIBER, VERSION } from './people.ts';

/** Extra columns have no fixed names: these are the ones of the default configuration and of the manuals' examples. */
const PARTIES = {
  src_user: { names: ['caller_user', 'from_user', 'fuser'] },
  src_domain: { names: ['from_domain', 'fdomain'] },
  src_ip: { names: ['source_ip', 'ip', 'srcip', 'source_address', 'src_ip_addr'], looks: 'ip' as const },
  dst_ouser: { names: ['callee_ouser'] },
  dst_user: { names: ['callee_user', 'to_user', 'tuser', 'ruser', 'rdest'] },
  dst_domain: { names: ['to_domain', 'tdomain'] },
  from_uri: { names: ['caller_id', 'caller', 'from', 'furi', 'fromuri'] },
  to_uri: { names: ['callee_id', 'callee', 'to', 'ruri', 'touri', 'r_uri'] },
  auth_name: { names: ['account', 'auth_user', 'auth_username', 'username', 'billing_party', 'accountcode'] },
  gateway: { names: ['gw', 'trunk', 'carrier', 'dst_gw', 'gw_ip', 'dst_ip'] },
};

const WHO = {
  account_ref: [
    // Half of the rows of acc are BYEs, in which nobody signs in.
    { from: ['auth_name'], least: { distinct: 2, filled: 0.3 }, why: 'the name under which the telephone signed in' },
    { from: ['src_user'], least: { distinct: 2, filled: 0.5 }, why: 'the user part of the caller’s address' },
    { from: ['from_uri'], as: { kind: 'first' as const, parts: ['sip_user' as const] } },
  ],
  dialled_raw: {
    from: ['dst_ouser', 'dst_user', 'to_uri'],
    as: { kind: 'first' as const, parts: ['whole' as const, 'whole' as const, 'sip_user' as const] },
    why: 'the number in the request as it came in, before routing changed it',
  },
  presented_raw: {
    from: ['from_uri', 'src_user'],
    as: { kind: 'first' as const, parts: ['sip_user' as const, 'whole' as const] },
    why: 'the user part of From',
  },
  ip_raw: { from: ['src_ip'] },
  trunk: { from: ['gateway'] },
};

const ACC: PresetTableData = {
  id: 'acc',
  label: 'Kamailio acc',
  called: ['acc'],
  columns: {
    id: {},
    method: { looks: { matches: '[A-Z]{3,12}' } },
    from_tag: {},
    to_tag: {},
    callid: { names: ['call_id'] },
    sip_code: { looks: { matches: '[1-6][0-9]{2}' } },
    sip_reason: {},
    time: { looks: 'time' },
    time_hires: {},
    duration: { looks: 'number' },
    ms_duration: {},
    setuptime: {},
    created: {},
    ...PARTIES,
  },
  needs: ['method', 'from_tag', 'to_tag', 'callid', 'sip_code', 'time'],
  telling: ['dst_ouser', 'dst_user', 'to_uri'],
  some: 1,
  feeds: [
    {
      target: 'call',
      pairs: {
        key: ['callid'],
        kind: 'method',
        opens: ['INVITE'],
        closes: ['BYE'],
        prefer: { column: 'sip_code', values: ['200'] },
      },
      fields: {
        call_ref: { from: ['callid'] },
        group_ref: { from: ['callid'] },
        started_at: { from: ['time'], why: 'the final answer to the INVITE: an earlier time is not kept' },
        answered_at: { from: ['time'], why: 'the INVITE was answered' },
        ended_at: { from: ['closing.time'], why: 'the BYE' },
        disposition: { from: ['sip_reason'] },
        answered: {
          from: ['sip_code'],
          as: {
            kind: 'boolean',
            yes: ['200'],
            no: [
              '180',
              '183',
              '302',
              '400',
              '401',
              '403',
              '404',
              '407',
              '408',
              '410',
              '415',
              '480',
              '481',
              '483',
              '484',
              '486',
              '487',
              '488',
              '491',
              '500',
              '501',
              '502',
              '503',
              '504',
              '600',
              '603',
              '604',
              '606',
            ],
          },
          why: '200 is answered',
        },
        hangup_cause: { from: ['sip_code'] },
        ...WHO,
      },
    },
  ],
};

/** Without columns of numbers `acc` is of use only where no other table tells of the calls. */
const BARE_ACC: PresetTableData = {
  ...ACC,
  id: 'acc_bare',
  telling: [],
  some: 0,
  feeds: ACC.feeds.map((feed) => ({ ...feed, unless: ['acc_cdrs'] })),
};

/** Kamailio and OpenSIPS accounting. Facts and sources: README.md. */
export const KAMAILIO = definePreset({
  id: 'kamailio',
  system: 'Kamailio',
  tables: [
    ACC,
    BARE_ACC,
    SUBSCRIBER,
    LOCATION,
    VERSION,
    {
      id: 'acc_cdrs',
      label: 'Kamailio acc_cdrs',
      called: ['acc_cdrs', 'cdrs'],
      columns: {
        id: {},
        start_time: { names: ['call_start_time'], looks: 'time' },
        end_time: { looks: 'time' },
        duration: { looks: 'number' },
        callid: { names: ['sip_call_id', 'call_id'] },
        sip_from_tag: { names: ['from_tag'] },
        sip_to_tag: { names: ['to_tag'] },
        sip_code: {},
        created: {},
        cost: {},
        rated: {},
        ...PARTIES,
      },
      needs: ['start_time', 'end_time', 'duration'],
      byName: true,
      telling: ['src_user', 'dst_user', 'dst_ouser', 'from_uri', 'to_uri'],
      some: 1,
      feeds: [
        {
          target: 'call',
          // The answer stands in acc alone: a record begins with the INVITE unless `cdr_start_on_confirmed` is set.
          unless: ['acc'],
          fields: {
            call_ref: [{ from: ['callid'] }, { from: ['id'] }],
            group_ref: { from: ['callid'] },
            started_at: { from: ['start_time'], why: 'the INVITE, or the answer (cdr_start_on_confirmed)' },
            ended_at: { from: ['end_time'] },
            talk_s: {
              from: ['duration'],
              as: { kind: 'integer', factor: 1, divide: 1 },
              why: 'from start to end: with the ringing, unless cdr_start_on_confirmed was set; 0 was not answered',
              assumed:
                'conversations are taken as long as their records, which contain the ringing unless cdr_start_on_confirmed was set; a table acc with numbers, or the configuration, would tell',
            },
            cost: { from: ['cost'] },
            ...WHO,
          },
        },
      ],
    },
  ],
});
