import type { PresetTableData } from '../preset.ts';

/** HANGUP's further words: JSON since Asterisk 12, before that `16,SIP/trunk-0000000a,ANSWER`. */
const DIAL_STATUS = '(?:"dialstatus":"|,)([A-Z]+)"?[}]?$';
const HANGUP_CAUSE = '(?:"hangupcause":|^)([0-9]+)';
const DIALLED = {
  kind: 'boolean',
  yes: ['ANSWER'],
  no: ['BUSY', 'NOANSWER', 'CANCEL', 'CONGESTION', 'CHANUNAVAIL'],
} as const;

/** Columns of the file that cel_custom.conf.sample makes. */
const CUSTOM_CEL = [
  'eventtype',
  'eventtime',
  'cid_name',
  'cid_num',
  'cid_ani',
  'cid_rdnis',
  'cid_dnid',
  'exten',
  'context',
  'channame',
  'appname',
  'appdata',
  'amaflags',
  'accountcode',
  'uniqueid',
  'linkedid',
  'peer',
  'userfield',
  'userdeftype',
  'extra',
];

export const CEL: PresetTableData = {
  id: 'cel',
  label: 'Asterisk cel',
  called: ['cel'],
  columns: {
    id: {},
    eventtype: { looks: { matches: '[A-Z_]{4,30}|[0-9]{1,2}' } },
    eventtime: { looks: 'time' },
    cid_name: { names: ['cidname'] },
    cid_num: { names: ['cidnum'] },
    cid_ani: {},
    cid_rdnis: {},
    cid_dnid: {},
    exten: {},
    context: {},
    channame: { names: ['channel'], looks: 'channel' },
    appname: {},
    appdata: {},
    amaflags: {},
    accountcode: {},
    peeraccount: {},
    uniqueid: { looks: 'uniqueid' },
    linkedid: { looks: 'uniqueid' },
    peer: {},
    userdeftype: {},
    userfield: {},
    extra: { names: ['eventextra'] },
  },
  needs: ['eventtype', 'eventtime', 'channame', 'uniqueid'],
  telling: ['cid_num', 'exten', 'context', 'appname', 'appdata', 'linkedid'],
  some: 3,
  layouts: [{ least: 20, columns: CUSTOM_CEL }],
  feeds: [
    {
      target: 'call',
      unless: ['cdr'],
      pairs: { key: ['uniqueid'], kind: 'eventtype', opens: ['CHAN_START', '1'], closes: ['HANGUP', '3'] },
      fields: {
        call_ref: { from: ['uniqueid'] },
        account_ref: [
          // Outgoing channels have none yet when they begin.
          { from: ['accountcode'], least: { distinct: 2, filled: 0.3 } },
          { from: ['channame'], as: { kind: 'first', parts: ['channel_line'] } },
        ],
        unique_ref: { from: ['uniqueid'] },
        started_at: { from: ['eventtime'], why: 'the channel began' },
        answered_at: {
          from: ['uniqueid'],
          lookup: {
            table: 'cel',
            match: 'uniqueid',
            take: 'eventtime',
            gather: { order: 'eventtime', keep: { column: 'eventtype', values: ['ANSWER', '4'] } },
          },
          why: 'the channel was answered',
        },
        ended_at: { from: ['closing.eventtime'], why: 'the channel was hung up' },
        dialled_raw: { from: ['exten'], as: { kind: 'first', parts: ['number'] }, why: 'what the channel dialled' },
        presented_raw: {
          from: ['closing.cid_num'],
          why: 'what the channel showed at its end: it begins with the extension',
        },
        presented_name: { from: ['closing.cid_name'] },
        group_ref: { from: ['linkedid'], why: 'the legs of a call share it' },
        disposition: { from: ['closing.extra'], pattern: DIAL_STATUS, why: 'what Dial came to' },
        answered: { from: ['closing.extra'], pattern: DIAL_STATUS, as: DIALLED, why: 'what Dial came to' },
        hangup_cause: { from: ['closing.extra'], pattern: HANGUP_CAUSE },
      },
    },
  ],
};

export const USERS: PresetTableData = {
  id: 'users',
  label: 'FreePBX users',
  called: ['users'],
  columns: {
    extension: {},
    password: {},
    name: {},
    voicemail: {},
    ringtimer: {},
    noanswer: {},
    recording: {},
    outboundcid: {},
    sipname: {},
    mohclass: {},
  },
  needs: ['extension', 'outboundcid', 'ringtimer'],
  telling: ['voicemail', 'noanswer', 'sipname', 'mohclass', 'recording'],
  some: 2,
  feeds: [
    {
      target: 'account',
      fields: {
        account_ref: { from: ['extension'], why: 'the extension that calls are recorded under' },
        username: { from: ['extension'] },
        name: { from: ['name'] },
        notes: { from: ['outboundcid'], why: 'the number that this extension shows' },
      },
    },
  ],
};

export const DEVICES: PresetTableData = {
  id: 'devices',
  label: 'FreePBX devices',
  called: ['devices'],
  columns: {
    id: {},
    tech: {},
    dial: { looks: 'channel' },
    devicetype: {},
    user: {},
    description: {},
    emergency_cid: {},
  },
  needs: ['id', 'tech', 'dial', 'user', 'devicetype'],
  feeds: [
    {
      target: 'account',
      unless: ['users'],
      fields: {
        account_ref: { from: ['user'], why: 'the extension that the device belongs to' },
        username: { from: ['id'] },
        name: { from: ['description'] },
      },
    },
  ],
};
