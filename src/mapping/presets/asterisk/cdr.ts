import type { PresetTableData } from '../preset.ts';

const DISPOSITION = 'NO ANSWER|NOANSWER|FAILED|BUSY|ANSWERED|CONGESTION|CONGESTED|CANCEL|UNKNOWN|NULL|FAIL|[0-9]{1,2}';
const ANSWERED = {
  kind: 'boolean',
  yes: ['ANSWERED', 'ANSWER', '8'],
  no: [
    'NO ANSWER',
    'NOANSWER',
    'NO_ANSWER',
    'FAILED',
    'FAIL',
    'BUSY',
    'CONGESTION',
    'CANCEL',
    '0',
    '1',
    '2',
    '4',
    '16',
    '32',
  ],
} as const;
const CONTEXT = '[A-Za-z0-9_.-]{1,80}';
const APPLICATION = '[A-Za-z][A-Za-z0-9_]{1,30}';
const AMA = 'DOCUMENTATION|BILLING|OMIT|IGNORE|[0-9]';

/** Columns of cdr_csv (Master.csv), in its order: 16 without uniqueid and userfield, 18 with, 21 with linkedid. */
const MASTER = [
  'accountcode',
  'src',
  'dst',
  'dcontext',
  'clid',
  'channel',
  'dstchannel',
  'lastapp',
  'lastdata',
  'calldate',
  'answer',
  'end',
  'duration',
  'billsec',
  'disposition',
  'amaflags',
  'uniqueid',
  'userfield',
  'peeraccount',
  'linkedid',
  'sequence',
];
/** Columns of the Master.csv that cdr_custom.conf.sample makes: starts at clid, the account after the flags. */
const CUSTOM = [
  'clid',
  'src',
  'dst',
  'dcontext',
  'channel',
  'dstchannel',
  'lastapp',
  'lastdata',
  'calldate',
  'answer',
  'end',
  'duration',
  'billsec',
  'disposition',
  'amaflags',
  'accountcode',
  'uniqueid',
  'userfield',
  'sequence',
];
/** The same with peeraccount and linkedid before sequence, as the samples of other releases have it. */
const CUSTOM_LONG = [...CUSTOM.slice(0, 18), 'peeraccount', 'linkedid', 'sequence'];

export const CDR: PresetTableData = {
  id: 'cdr',
  label: 'Asterisk cdr',
  called: ['cdr', 'cdrs', 'Master', 'asteriskcdrdb'],
  columns: {
    calldate: { names: ['start', 'starttime'], looks: 'time' },
    answer: { looks: 'time' },
    end: { looks: 'time' },
    clid: {},
    src: {},
    dst: {},
    dcontext: { looks: { matches: CONTEXT } },
    channel: { looks: 'channel' },
    dstchannel: { looks: 'channel' },
    lastapp: { looks: { matches: APPLICATION } },
    lastdata: {},
    duration: { looks: 'number' },
    billsec: { looks: 'number' },
    disposition: { looks: { matches: DISPOSITION } },
    amaflags: { looks: { matches: AMA } },
    accountcode: {},
    uniqueid: { looks: 'uniqueid' },
    userfield: {},
    did: {},
    recordingfile: {},
    cnum: {},
    cnam: {},
    outbound_cnum: {},
    outbound_cnam: {},
    dst_cnam: {},
    peeraccount: {},
    linkedid: { looks: 'uniqueid' },
    sequence: { looks: 'whole' },
  },
  needs: ['calldate', 'duration', 'billsec', 'disposition'],
  telling: ['clid', 'dcontext', 'channel', 'dstchannel', 'lastapp', 'lastdata', 'amaflags', 'uniqueid', 'linkedid'],
  some: 4,
  layouts: [
    { least: 16, columns: MASTER },
    { least: 15, columns: CUSTOM },
    { least: 20, columns: CUSTOM_LONG },
  ],
  feeds: [
    {
      target: 'call',
      fields: {
        call_ref: { from: ['uniqueid'], why: 'the exchange’s own id of the channel' },
        account_ref: [
          {
            from: ['accountcode'],
            least: { distinct: 2, filled: 0.5 },
            why: 'the account that the line is billed to',
          },
          {
            from: ['cnum'],
            least: { distinct: 2, filled: 0.5 },
            why: 'the extension that placed the call, before its number was replaced',
          },
          {
            from: ['channel'],
            as: { kind: 'first', parts: ['channel_line'] },
            least: { distinct: 2, filled: 0.5 },
            why: 'the line (peer) whose channel placed the call',
          },
          {
            from: ['accountcode', 'src'],
            as: { kind: 'first', parts: ['whole', 'whole'] },
            why: 'nothing else tells who placed the call',
          },
        ],
        unique_ref: { from: ['uniqueid'], why: 'begins with Unix time' },
        started_at: { from: ['calldate'], why: 'local time of the server, unless usegmtime is set' },
        answered_at: { from: ['answer'], why: 'empty when nobody answered' },
        ended_at: { from: ['end'], why: 'local time of the server, unless usegmtime is set' },
        dialled_raw: [
          {
            from: ['dst', 'lastdata'],
            as: { kind: 'first', parts: ['number', 'dial_number'] },
            least: { strong: 0.3 },
            why: 'the number that was dialled, else the one in the arguments of Dial',
          },
          {
            from: ['lastdata', 'dst'],
            as: { kind: 'first', parts: ['dial_number', 'number'] },
            why: 'the number in the arguments of Dial: what was dialled are extensions or prefixed numbers',
          },
        ],
        presented_raw: {
          from: ['outbound_cnum', 'src', 'clid'],
          as: { kind: 'first', parts: ['whole', 'whole', 'caller_number'] },
          why: 'the caller’s number as it was sent out',
        },
        presented_name: [
          {
            from: ['outbound_cnam', 'clid'],
            as: { kind: 'first', parts: ['whole', 'caller_name'] },
            why: 'the caller’s name as it was sent out',
          },
        ],
        duration_s: { from: ['duration'], why: 'start to end' },
        talk_s: { from: ['billsec'], why: 'answer to end' },
        disposition: { from: ['disposition'] },
        answered: { from: ['disposition'], as: ANSWERED, why: 'the exchange’s own words (8 is answered)' },
        trunk: {
          from: ['dstchannel', 'lastdata'],
          as: { kind: 'first', parts: ['channel_line', 'dial_line'] },
          why: 'the line of the outgoing channel',
        },
        group_ref: [
          { from: ['linkedid'], why: 'the legs of a call share it' },
          {
            from: ['dstchannel', 'channel', 'uniqueid'],
            as: { kind: 'first', parts: ['local_channel', 'local_channel', 'whole'] },
            why: 'the rows of a channel share its id; the halves of a local channel, its name',
          },
        ],
        sequence: { from: ['sequence'], why: 'counts the records of the exchange' },
        agent_ref: {
          from: ['cnum'],
          least: { distinct: 2, filled: 0.1 },
          why: 'the extension that placed the call',
        },
        answered_by: {
          from: ['lastapp', 'dstchannel'],
          as: { kind: 'joined', parts: ['whole', 'channel_line'], by: ' ', prefix: '' },
          why: 'last application, and the line when one was called: an application alone means that the exchange answered',
        },
        recording: { from: ['recordingfile'], as: { kind: 'first', parts: ['file_name'] } },
      },
    },
  ],
};
