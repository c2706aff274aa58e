import type { Random } from '../../world/random.ts';

/** The tables of one shop: programmers name things differently, so names are drawn too. */
export interface ShopSchema {
  readonly database: string;
  readonly calls: Named;
  readonly otp: Named;
  readonly payments: Named;
  readonly tickets: Named;
  readonly sessions: Named;
  readonly users: Named;
  /** Lists of numbers that customers load; null: the shop has none. */
  readonly leads: Named | null;
  /** Words of the outcome column: answered, no answer, busy, failed. */
  readonly outcomes: readonly [string, string, string, string];
  readonly captured: string;
  readonly missed: readonly string[];
}

export interface Named {
  readonly name: string;
  /** Lines of CREATE TABLE. */
  readonly columns: readonly string[];
}

/** Draws a schema; the order of columns is fixed, their names are not. Table names sort in the order of writing. */
export function drawSchema(random: Random, currency: string): ShopSchema {
  const one = (names: string) => `\`${random.pick(names.split(' '))}\``;
  const user = one('user_id uid account_id customer');
  const lead = random.chance(0.5) ? one('lead_id list_entry contact_id') : null;
  return {
    database: random.pick(['spoofshop', 'cid_prod', 'panel', 'voip_main']),
    calls: { name: random.pick(['calls', 'call_log', 'cdr']), columns: callColumns(one, user, lead) },
    leads: lead === null ? null : { name: random.pick(['leads', 'lists', 'numbers']), columns: leadColumns(one, user) },
    otp: { name: random.pick(['otp_jobs', 'code_requests', 'grabber']), columns: otpColumns(one, user) },
    payments: { name: random.pick(['payments', 'invoices', 'topups']), columns: paymentColumns(one, user, currency) },
    tickets: { name: random.pick(['tickets', 'support']), columns: ticketColumns(one, user) },
    sessions: { name: random.pick(['user_sessions', 'user_logins', 'user_log']), columns: sessionColumns(one, user) },
    users: { name: random.pick(['users', 'users_v2']), columns: userColumns(one) },
    outcomes: random.pick([
      ['ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED'],
      ['ANSWER', 'NOANSWER', 'BUSY', 'CONGESTION'],
      ['8', '1', '4', '2'],
    ] as const),
    captured: random.pick(['captured', 'success', 'ok', 'got']),
    missed: random.pick([['expired'], ['expired', 'failed'], ['timeout', 'hangup']]),
  };
}

function leadColumns(one: (names: string) => string, user: string): string[] {
  return [
    '`id` bigint(20) NOT NULL',
    `${user} int(11) DEFAULT NULL`,
    `${one('list list_name campaign')} varchar(64) DEFAULT NULL`,
    `${one('first_name fname')} varchar(64) DEFAULT NULL`,
    `${one('last_name lname')} varchar(64) DEFAULT NULL`,
    `${one('phone number msisdn')} varchar(32) DEFAULT NULL`,
    `${one('dob birth_date')} date DEFAULT NULL`,
    `${one('added loaded_at created_at')} timestamp NULL DEFAULT NULL`,
    'PRIMARY KEY (`id`)',
  ];
}

function callColumns(one: (names: string) => string, user: string, lead: string | null): string[] {
  const dialled = one('dst called destination number');
  return [
    '`id` bigint(20) NOT NULL',
    `${user} int(11) DEFAULT NULL`,
    `${one('uniqueid unique_id ast_id')} varchar(32) DEFAULT NULL`,
    `${one('cid_num callerid spoof src')} varchar(32) DEFAULT NULL`,
    `${one('cid_name caller_name label')} varchar(64) DEFAULT NULL`,
    `${dialled} varchar(32) DEFAULT NULL`,
    `${one('started start_time calldate')} datetime DEFAULT NULL`,
    `${one('duration total_sec dur')} int(11) DEFAULT NULL`,
    `${one('billsec talk bill_sec')} int(11) DEFAULT NULL`,
    `${one('disposition result hangup')} varchar(20) DEFAULT NULL`,
    `${one('trunk carrier gw')} varchar(32) DEFAULT NULL`,
    `${one('client_ip ip peer_ip')} varchar(45) DEFAULT NULL`,
    `${one('dtmf digits keys')} varchar(64) DEFAULT NULL`,
    `${one('cost price charged')} decimal(8,4) DEFAULT NULL`,
    ...(lead === null ? [] : [`${lead} bigint(20) DEFAULT NULL`]),
    'PRIMARY KEY (`id`)',
    `KEY ${user} (${user})`,
    `KEY ${dialled} (${dialled})`,
  ];
}

function paymentColumns(one: (names: string) => string, user: string, currency: string): string[] {
  return [
    '`id` bigint(20) NOT NULL',
    `${user} int(11) DEFAULT NULL`,
    `${one('method coin chain')} enum('btc','ltc','eth','usdt') DEFAULT NULL`,
    `${one('address deposit_addr to_addr')} varchar(90) DEFAULT NULL`,
    `${one('from_address sender from_addr')} varchar(90) DEFAULT NULL`,
    `${one('txid tx_hash tx')} char(66) DEFAULT NULL`,
    `${one('amount_coin coins')} decimal(24,8) DEFAULT NULL`,
    `${one(`amount_${currency.toLowerCase()} value_${currency.toLowerCase()}`)} decimal(10,2) DEFAULT NULL`,
    `${one('created_at at ts')} timestamp NULL DEFAULT NULL`,
    `${one('confirmed paid is_ok')} tinyint(4) DEFAULT NULL`,
    'PRIMARY KEY (`id`)',
  ];
}

function userColumns(one: (names: string) => string): string[] {
  return [
    '`id` int(11) NOT NULL',
    `${one('username login nick')} varchar(64) NOT NULL`,
    `${one('email mail')} varchar(190) DEFAULT NULL`,
    `${one('pass_hash password pw')} char(60) DEFAULT NULL`,
    `${one('telegram tg contact')} varchar(64) DEFAULT NULL`,
    `${one('dial_country country cc')} char(2) DEFAULT NULL`,
    `${one('plan tier')} enum('free','basic','pro','vip') DEFAULT NULL`,
    `${one('credit balance')} decimal(12,4) DEFAULT NULL`,
    `${one('created_at registered')} timestamp NULL DEFAULT NULL`,
    `${one('last_seen last_login')} timestamp NULL DEFAULT NULL`,
    `${one('signup_ip reg_ip')} varchar(45) DEFAULT NULL`,
    `${one('ref_by invited_by')} int(11) DEFAULT NULL`,
    `${one('banned blocked')} tinyint(4) DEFAULT NULL`,
    `${one('notes comment')} text DEFAULT NULL`,
    'PRIMARY KEY (`id`)',
  ];
}

function otpColumns(one: (names: string) => string, user: string): string[] {
  return [
    '`id` bigint(20) NOT NULL',
    `${user} int(11) DEFAULT NULL`,
    `${one('call_id call_ref cid')} bigint(20) DEFAULT NULL`,
    `${one('target number dst')} varchar(32) DEFAULT NULL`,
    `${one('bank service company')} varchar(64) DEFAULT NULL`,
    `${one('digits code otp')} varchar(12) DEFAULT NULL`,
    `${one('status result state')} varchar(16) DEFAULT NULL`,
    `${one('created_at at ts')} timestamp NULL DEFAULT NULL`,
    'PRIMARY KEY (`id`)',
  ];
}

function ticketColumns(one: (names: string) => string, user: string): string[] {
  return [
    '`id` int(11) NOT NULL',
    `${user} int(11) DEFAULT NULL`,
    `${one('subject title')} varchar(255) DEFAULT NULL`,
    `${one('body message text')} text DEFAULT NULL`,
    `${one('created_at at ts')} timestamp NULL DEFAULT NULL`,
    'PRIMARY KEY (`id`)',
  ];
}

function sessionColumns(one: (names: string) => string, user: string): string[] {
  return [
    '`id` bigint(20) NOT NULL',
    `${user} int(11) DEFAULT NULL`,
    `${one('ip addr ip_address')} varchar(45) DEFAULT NULL`,
    `${one('user_agent ua agent')} varchar(255) DEFAULT NULL`,
    `${one('device_fp fp browser_hash')} char(32) DEFAULT NULL`,
    `${one('at created_at logged')} timestamp NULL DEFAULT NULL`,
    'PRIMARY KEY (`id`)',
    `KEY ${user} (${user})`,
  ];
}
