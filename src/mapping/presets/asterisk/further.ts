import type { PresetTableData } from '../preset.ts';

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
    extra: {},
  },
  needs: ['eventtype', 'eventtime', 'channame', 'uniqueid', 'linkedid'],
  telling: ['cid_num', 'exten', 'context', 'appname', 'appdata'],
  some: 2,
  feeds: [
    {
      target: 'call',
      unless: ['cdr'],
      pairs: { key: ['uniqueid'], kind: 'eventtype', opens: ['CHAN_START', '1'], closes: ['HANGUP', '3'] },
      fields: {
        call_ref: { from: ['uniqueid'] },
        account_ref: [
          { from: ['accountcode'], least: { distinct: 2, filled: 0.5 } },
          { from: ['channame'], as: { kind: 'first', parts: ['channel_line'] } },
        ],
        unique_ref: { from: ['uniqueid'] },
        started_at: { from: ['eventtime'], why: 'the channel began' },
        ended_at: { from: ['closing.eventtime'], why: 'the channel was hung up' },
        dialled_raw: { from: ['exten'], as: { kind: 'first', parts: ['number'] }, why: 'what the channel dialled' },
        presented_raw: { from: ['cid_num'] },
        presented_name: { from: ['cid_name'] },
        group_ref: { from: ['linkedid'], why: 'the legs of a call share it' },
        hangup_cause: { from: ['closing.extra'] },
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
