import { Dice, iso, makeWorld, two } from '../world.ts';
import { type Shape, START, w } from './shape.ts';

/** VICIdial: the agent's login stands in the call rows, epochs beside local times. */
export function vicidial(): Shape {
  const dice = new Dice(12);
  const names = Array.from({ length: 12 }, (_, i) => `agent${100 + i}`);
  const users = names.map((name, i) => [
    i + 1,
    name,
    dice.hex(20),
    dice.person(),
    1 + dice.int(3),
    'ADMIN',
    `79${dice.digits(2)}${i}`,
    'Y',
  ]);
  const list = Array.from({ length: 700 }, (_, i) => [
    5000 + i,
    iso(START + i * 1e6),
    dice.pick(['NEW', 'SALE', 'DNC']),
    dice.pick(names),
    dice.pick([101, 102, 103]),
    '44',
    `7${dice.digits(9)}`,
    dice.pick(['MR', 'MRS']),
    dice.person().split(' ')[0]!,
    dice.person().split(' ')[1]!,
    `${dice.int(99)} Mill Lane`,
    'Leeds',
    `LS${1 + dice.int(9)} ${1 + dice.int(9)}AB`,
    `${1930 + dice.int(60)}-0${1 + dice.int(9)}-1${dice.int(9)}`,
    '',
  ]);
  const log = Array.from({ length: 1400 }, (_, i) => {
    const at = START + i * 4e5 + dice.int(90_000);
    const length = dice.chance(0.5) ? 1 + dice.int(700) : 0;
    const lead = list[dice.int(700)]!;
    return [
      `${(at / 1000) | 0}.${i}`,
      lead[0]!,
      lead[4]!,
      'UKTEST',
      iso(at + (dmyIsSummer(at) ? 60 : 0) * 60_000),
      (at / 1000) | 0,
      ((at / 1000) | 0) + length,
      length,
      length > 0 ? dice.pick(['SALE', 'NI', 'CALLBK']) : dice.pick(['NA', 'B', 'AB']),
      '44',
      lead[6]!,
      dice.pick(names),
      dice.pick(['AGENT', 'CALLER', 'NONE']),
    ];
  });
  return {
    tables: [
      {
        table: 'vicidial_users',
        columns: w('user_id user pass full_name user_level user_group phone_login active'),
        rows: users,
      },
      {
        table: 'vicidial_list',
        columns: w(
          'lead_id entry_date status user list_id phone_code phone_number title first_name last_name address1 city postal_code date_of_birth comments',
        ),
        rows: list,
      },
      {
        table: 'vicidial_log',
        columns: w(
          'uniqueid lead_id list_id campaign_id call_date start_epoch end_epoch length_in_sec status phone_code phone_number user term_reason',
        ),
        rows: log,
      },
    ],
    expect: {
      vicidial_users: ['account', { account_ref: '1', username: '1' }],
      vicidial_list: ['contact', { contact_ref: '0', phone_raw: '5+6', born_on: '13' }],
      vicidial_log: [
        'call',
        { unique_ref: '0', account_ref: '11', dialled_raw: '9+10', talk_s: '7', disposition: '8' },
      ],
    },
  };
}

function dmyIsSummer(ms: number): boolean {
  return ms >= Date.UTC(2021, 2, 28, 1) && ms < Date.UTC(2021, 9, 31, 1);
}

/** cdr_csv of Asterisk: no header, so no names at all. */
export function masterCsv(): Shape {
  const world = makeWorld({ seed: 15, accounts: 30, calls: 900 });
  const rows = world.calls.map((row) => {
    const at = Date.parse(`${row[6]}Z`);
    const talk = Number(row[8]);
    const total = Number(row[7]);
    return [
      `acc${row[1]}`,
      row[3]!,
      row[5]!,
      'from-internal',
      `"${row[4] ?? ''}" <${row[3]}>`,
      `SIP/acc${row[1]}-0000${two(Number(row[0]) % 99)}`,
      talk > 0 ? 'SIP/trunk1-00a' : null,
      'Dial',
      `SIP/trunk1/${row[5]},60`,
      row[6]!,
      talk > 0 ? iso(at + (total - talk) * 1000) : null,
      iso(at + total * 1000),
      total,
      talk,
      row[9]!,
      'DOCUMENTATION',
      row[2]!,
      null,
    ];
  });
  return {
    tables: [{ table: 'Master', columns: rows[0]!.map((_, i) => `column${i + 1}`), rows }],
    expect: {
      Master: [
        'call',
        {
          presented_raw: '1',
          dialled_raw: '2',
          started_at: '9',
          answered_at: '10',
          ended_at: '11',
          duration_s: '12',
          talk_s: '13',
          disposition: '14',
          answered: '14',
          unique_ref: '16',
        },
      ],
    },
  };
}
