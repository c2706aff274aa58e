import { Dice, dmy, iso, makeWorld, two } from '../world.ts';
import { type Shape, START, w } from './shape.ts';

/** A boiler room's own CRM: agents place the calls, leads are the victims. */
export function boilerRoom(): Shape {
  const dice = new Dice(11);
  const agents = Array.from({ length: 14 }, (_, i) => [
    i + 1,
    `${dice.person().split(' ')[0]!.toLowerCase()}${i}.desk`,
    dice.hex(32),
    `${dice.person()}`,
    200 + i,
    iso(START + i * 1e7),
  ]);
  const leads = Array.from({ length: 900 }, (_, i) => [
    i + 1,
    dice.person(),
    dice.mobile(),
    `p${dice.digits(6)}@mail.example`,
    `${1 + dice.int(200)} ${dice.pick(['High Street', 'Rue Haute', 'Dorpsstraat'])}, ${dice.pick(['Leeds', 'Gent', 'Utrecht'])}`,
    `${1935 + dice.int(60)}-${two(1 + dice.int(12))}-${two(1 + dice.int(28))}`,
    1 + dice.int(14),
    iso(START + dice.int(1e10)),
  ]);
  const calls = Array.from({ length: 1600 }, (_, i) => {
    const lead = dice.int(900);
    const talk = dice.chance(0.45) ? 5 + dice.int(900) : 0;
    return [
      i + 1,
      1 + dice.int(14),
      lead + 1,
      leads[lead]![2]!,
      iso(START + i * 3e5),
      iso(START + i * 3e5 + (talk + 9) * 1000),
      talk,
      talk > 0 ? dice.pick(['SALE', 'CALLBK', 'NI']) : dice.pick(['NA', 'B']),
    ];
  });
  return {
    tables: [
      { table: 'staff', columns: w('id login pwd fullname ext since'), rows: agents },
      { table: 'prospects', columns: w('id fullname tel mail addr dob owner added'), rows: leads },
      { table: 'activity', columns: w('id staff_id prospect_id tel begin finish sec outcome'), rows: calls },
    ],
    expect: {
      staff: ['account', { account_ref: '0', username: '1', name: '3' }],
      prospects: [
        'contact',
        { contact_ref: '0', name: '1', phone_raw: '2', email_raw: '3', address: '4', born_on: '5', account_ref: '6' },
      ],
      activity: [
        'call',
        {
          call_ref: '0',
          account_ref: '1',
          dialled_raw: '3',
          started_at: '4',
          ended_at: '5',
          talk_s: '6',
          disposition: '7',
          answered: '7',
        },
      ],
    },
  };
}

/** A2Billing: numeric causes, a payment log, own numbers of customers in a table of their own. */
export function a2billing(): Shape {
  const dice = new Dice(13);
  const cards = Array.from({ length: 80 }, (_, i) => [
    30 + i,
    `${dice.digits(10)}`,
    `${dice.digits(15)}`,
    (dice.int(9000) / 100).toFixed(5),
    dice.pick([1, 1, 1, 0]),
    dice.person().split(' ')[1]!,
    dice.person().split(' ')[0]!,
    `c${dice.digits(5)}@box.example`,
    iso(START + i * 1e7),
    iso(START + 5e9 + i * 1e6),
  ]);
  const calls = Array.from({ length: 1500 }, (_, i) => {
    const talk = dice.chance(0.5) ? 1 + dice.int(800) : 0;
    const at = START + i * 3e5;
    return [
      i + 1,
      `SIP/${dice.digits(4)}-${dice.hex(8)}`,
      `${Math.floor(at / 1000)}.${i}`,
      30 + dice.int(80),
      iso(at),
      iso(at + (talk + 6) * 1000),
      talk,
      dice.mobile().replace('+', '00'),
      (talk * 0.001).toFixed(5),
      dice.pick(['443457345345', '31882262600', '443456020202']),
      talk > 0 ? 1 : dice.pick([2, 3, 4]),
    ];
  });
  const payments = Array.from({ length: 200 }, (_, i) => [
    i + 1,
    iso(START + i * 1e7),
    `${dice.pick([10, 25, 50, 100])}.00000`,
    30 + dice.int(80),
    'added by admin',
    dice.pick([0, 1]),
  ]);
  const own = Array.from({ length: 60 }, (_, i) => [i + 1, dice.mobile(), 30 + i, 't']);
  return {
    tables: [
      {
        table: 'cc_card',
        columns: w('id username useralias credit status lastname firstname email creationdate lastuse'),
        rows: cards,
      },
      {
        table: 'cc_call',
        columns: w(
          'id sessionid uniqueid card_id starttime stoptime sessiontime calledstation sessionbill src terminatecauseid',
        ),
        rows: calls,
      },
      { table: 'cc_logpayment', columns: w('id date payment card_id description payment_type'), rows: payments },
      { table: 'cc_callerid', columns: w('id cid id_cc_card activated'), rows: own },
    ],
    expect: {
      cc_card: ['account', { account_ref: '0', email_raw: '7', created_at: '8', last_seen_at: '9' }],
      cc_call: [
        'call',
        {
          call_ref: '0',
          unique_ref: '2',
          account_ref: '3',
          started_at: '4',
          ended_at: '5',
          talk_s: '6',
          dialled_raw: '7',
          presented_raw: '9',
          answered: '10',
        },
      ],
      cc_logpayment: ['payment', { account_ref: '3', at: '1', amount: '2' }],
      cc_callerid: ['account', { account_ref: '2', phone_raw: '1' }],
    },
  };
}

/** Spreadsheets: usernames for keys, date and time apart, lengths as clocks, decimal commas. */
export function spreadsheets(): Shape {
  const world = makeWorld({ seed: 14, accounts: 40, calls: 700 });
  const name = (key: unknown) => String(world.accounts[Number(key) - 1]![1]);
  const clock = (s: number) => `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  const calls = world.calls.map((row) => [
    name(row[1]),
    dmy(Date.parse(`${row[6]}Z`)),
    String(row[6]).slice(11),
    row[5]!,
    row[3]!,
    clock(Number(row[8])),
    row[9]!,
  ]);
  const payments = world.payments.map((row) => [
    dmy(Date.parse(`${row[8]}Z`)),
    name(row[1]),
    row[3]!,
    `${row[7]}`.replace('.', ','),
    row[5]!,
  ]);
  const people = world.accounts.map((row) => [row[1]!, row[2]!, row[4]!, row[10]!, dmy(Date.parse(`${row[8]}Z`))]);
  return {
    tables: [
      { table: 'klanten', columns: w('login mail telegram ip datum'), rows: people },
      { table: 'belgeschiedenis', columns: w('login datum tijd naar van tijdsduur status'), rows: calls },
      { table: 'stortingen', columns: w('datum login adres bedrag hash'), rows: payments },
    ],
    expect: {
      klanten: ['account', { account_ref: '0', email_raw: '1', handle_raw: '2', signup_ip_raw: '3' }],
      belgeschiedenis: [
        'call',
        { account_ref: '0', started_at: '1+2', dialled_raw: '3', presented_raw: '4', talk_s: '5', disposition: '6' },
      ],
      stortingen: ['payment', { account_ref: '1', at: '0', to_wallet_raw: '2', amount: '3', txid: '4' }],
    },
  };
}

/** Postgres: uuid keys, timestamptz, booleans as t and f, identifiers of accounts in tables of their own. */
export function postgres(): Shape {
  const world = makeWorld({ seed: 16, accounts: 50, calls: 800 });
  const dice = new Dice(17);
  const ids = new Map<unknown, string>();
  const uuid = (kind: string, key: unknown) => {
    const at = `${kind}${key}`;
    if (!ids.has(at)) ids.set(at, `${dice.hex(8)}-${dice.hex(4)}-4${dice.hex(3)}-a${dice.hex(3)}-${dice.hex(12)}`);
    return ids.get(at)!;
  };
  const tz = (text: unknown) => `${text}+00`;
  return {
    tables: [
      {
        table: 'members',
        columns: w('uid nick secret joined disabled'),
        rows: world.accounts.map((r) => [uuid('a', r[0]), r[1]!, r[3]!, tz(r[8]), r[12] === 1 ? 't' : 'f']),
      },
      {
        table: 'member_wallets',
        columns: w('uid member wallet added'),
        rows: world.accounts.map((r) => [uuid('w', r[0]), uuid('a', r[0]), dice.wallet(), tz(r[8])]),
      },
      {
        table: 'member_devices',
        columns: w('uid member fp'),
        rows: world.logins.map((r) => [uuid('d', r[0]), uuid('a', r[1]), r[4]!]),
      },
      {
        table: 'dials',
        columns: w('uid member ani dnis ts_start ts_end hangup'),
        rows: world.calls.map((r) => [
          uuid('c', r[0]),
          uuid('a', r[1]),
          r[3]!,
          r[5]!,
          tz(r[6]),
          `${iso(Date.parse(`${r[6]}Z`) + Number(r[7]) * 1000)}+00`,
          Number(r[8]) > 0 ? 'NORMAL_CLEARING' : 'USER_BUSY',
        ]),
      },
      {
        table: 'grabs',
        columns: w('uid dial pin ok'),
        rows: world.codes.map((r) => [uuid('g', r[0]), uuid('c', r[2]), r[5]!, r[6] === 'captured' ? 't' : 'f']),
      },
    ],
    expect: {
      members: ['account', { account_ref: '0', username: '1', password_hash: '2', created_at: '3', banned: '4' }],
      member_wallets: ['account', { account_ref: '1', wallet_raw: '2' }],
      member_devices: ['account', { account_ref: '1', device: '2' }],
      dials: [
        'call',
        {
          call_ref: '0',
          account_ref: '1',
          presented_raw: '2',
          dialled_raw: '3',
          started_at: '4',
          ended_at: '5',
          disposition: '6',
        },
      ],
      grabs: ['interception', { call_ref: '1', code: '2', captured: '3' }],
    },
  };
}
