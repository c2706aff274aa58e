import type { PresetTableData } from '../preset.ts';

const BY_NUMBER = { table: 'card', match: 'username', take: 'id' };

export const CALL: PresetTableData = {
  id: 'call',
  label: 'A2Billing cc_call',
  called: ['cc_call', 'cc_call_archive'],
  columns: {
    id: {},
    sessionid: {},
    uniqueid: { looks: 'uniqueid' },
    card_id: {},
    username: {},
    nasipaddress: {},
    starttime: { looks: 'time' },
    stoptime: { looks: 'time' },
    sessiontime: { looks: 'number' },
    calledstation: {},
    sessionbill: { looks: 'number' },
    id_tariffgroup: {},
    id_tariffplan: {},
    id_ratecard: {},
    id_trunk: {},
    sipiax: {},
    src: {},
    id_did: {},
    buycost: {},
    id_card_package_offer: {},
    real_sessiontime: {},
    dnid: {},
    terminatecauseid: { looks: { matches: '-?[0-9]{1,2}' } },
    terminatecause: {},
    destination: {},
  },
  needs: ['uniqueid', 'starttime', 'sessiontime', 'calledstation'],
  telling: [
    'sessionid',
    'card_id',
    'username',
    'nasipaddress',
    'sessionbill',
    'terminatecauseid',
    'terminatecause',
    'id_tariffgroup',
    'id_trunk',
    'sipiax',
    'real_sessiontime',
  ],
  some: 3,
  feeds: [
    {
      target: 'call',
      fields: {
        call_ref: [{ from: ['id'] }, { from: ['uniqueid'] }],
        account_ref: [
          { from: ['card_id'], why: 'cc_card.id' },
          { from: ['username'], lookup: BY_NUMBER, why: 'older releases name the card by its number' },
          { from: ['username'] },
        ],
        unique_ref: { from: ['uniqueid'], why: 'id of Asterisk’s channel: begins with Unix time' },
        started_at: { from: ['starttime'] },
        ended_at: { from: ['stoptime'] },
        dialled_raw: { from: ['calledstation'] },
        presented_raw: { from: ['src'], why: 'the caller’s number as the card sent it' },
        talk_s: { from: ['sessiontime'], why: 'seconds that were billed' },
        disposition: [{ from: ['terminatecauseid'] }, { from: ['terminatecause'] }],
        answered: [
          {
            from: ['terminatecauseid'],
            as: { kind: 'boolean', yes: ['1'], no: ['0', '2', '3', '4', '5', '6', '7', '8'] },
            why: '1 answered, 2 busy, 3 no answer, 4 cancelled, 5 congestion, 6 unavailable',
          },
          {
            from: ['terminatecause'],
            as: {
              kind: 'boolean',
              yes: ['ANSWER', 'ANSWERED'],
              no: ['BUSY', 'NOANSWER', 'CANCEL', 'CONGESTION', 'CHANUNAVAIL', 'DONTCALL', 'TORTURE', 'INVALIDARGS'],
            },
          },
        ],
        trunk: [
          { from: ['id_trunk'], lookup: { table: 'trunk', match: 'id_trunk', take: 'trunkcode' } },
          { from: ['id_trunk'] },
        ],
        cost: { from: ['sessionbill'], why: 'charged to the card' },
        server: { from: ['nasipaddress'], why: 'a host name, whatever the column is called' },
        agent_ref: {
          from: ['sessionid'],
          as: { kind: 'first', parts: ['channel_line'] },
          why: 'the line (peer) of the channel',
        },
      },
    },
  ],
};

export const TRUNK: PresetTableData = {
  id: 'trunk',
  label: 'A2Billing cc_trunk',
  called: ['cc_trunk'],
  columns: { id_trunk: {}, trunkcode: {}, trunkprefix: {}, providertech: {}, providerip: {}, removeprefix: {} },
  needs: ['id_trunk', 'trunkcode', 'providertech'],
  feeds: [],
};
