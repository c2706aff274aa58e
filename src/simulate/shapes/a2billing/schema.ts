import type { DumpedTable } from '../../write/dump-file.ts';

const stamp = (name: string) => `\`${name}\` timestamp NOT NULL DEFAULT '0000-00-00 00:00:00'`;
const text = (name: string, length = 50) => `\`${name}\` varchar(${length}) COLLATE utf8mb4_bin NOT NULL DEFAULT ''`;
const whole = (name: string) => `\`${name}\` int(11) DEFAULT 0`;
const money = (name: string) => `\`${name}\` decimal(15,5) NOT NULL DEFAULT 0.00000`;
const KEY = '`id` bigint(20) NOT NULL AUTO_INCREMENT';

/** cc_call as releases since 1.4 have it; before, calls named the card by its number and said in words how they ended. */
export function callColumns(old: boolean): string[] {
  return [
    KEY,
    text('sessionid', 40),
    text('uniqueid', 30),
    old ? text('username', 40) : '`card_id` bigint(20) NOT NULL',
    text('nasipaddress', 30),
    stamp('starttime'),
    '`stoptime` timestamp NULL DEFAULT NULL',
    whole('sessiontime'),
    text('calledstation', 100),
    '`sessionbill` float DEFAULT NULL',
    whole('id_tariffgroup'),
    whole('id_tariffplan'),
    whole('id_ratecard'),
    whole('id_trunk'),
    whole('sipiax'),
    text('src', 40),
    '`id_did` int(11) DEFAULT NULL',
    '`buycost` decimal(15,5) DEFAULT 0.00000',
    '`id_card_package_offer` int(11) DEFAULT 0',
    whole('real_sessiontime'),
    ...(old ? [text('terminatecause', 20)] : [text('dnid', 40), whole('terminatecauseid'), whole('destination')]),
    'PRIMARY KEY (`id`)',
    'KEY `starttime` (`starttime`)',
    'KEY `calledstation` (`calledstation`)',
  ];
}

const CARD = [
  KEY,
  stamp('creationdate'),
  '`firstusedate` timestamp NULL DEFAULT NULL',
  '`expirationdate` timestamp NULL DEFAULT NULL',
  text('username'),
  text('useralias'),
  text('uipass'),
  money('credit'),
  whole('tariff'),
  whole('id_didgroup'),
  "`activated` enum('f','t') NOT NULL DEFAULT 'f'",
  whole('status'),
  text('lastname'),
  text('firstname'),
  text('address', 100),
  text('city', 40),
  text('state', 40),
  text('country', 40),
  text('zipcode', 20),
  text('phone', 20),
  text('email', 70),
  text('fax', 20),
  "`currency` char(3) DEFAULT 'USD'",
  '`lastuse` timestamp NULL DEFAULT NULL',
  whole('nbused'),
  whole('typepaid'),
  whole('creditlimit'),
  text('redial'),
  text('loginkey', 40),
  text('company_name'),
  'PRIMARY KEY (`id`)',
  'UNIQUE KEY `username` (`username`)',
];

const FIXED: readonly DumpedTable[] = [
  {
    name: 'cc_callerid',
    columns: [KEY, text('cid', 100), '`id_cc_card` bigint(20) NOT NULL', "`activated` char(1) NOT NULL DEFAULT 't'"],
    feeds: '',
  },
  { name: 'cc_card', columns: CARD, feeds: 'account' },
  {
    name: 'cc_logpayment',
    columns: [
      KEY,
      stamp('date'),
      money('payment'),
      '`card_id` bigint(20) NOT NULL',
      '`id_logrefill` bigint(20) DEFAULT NULL',
      '`description` mediumtext DEFAULT NULL',
      whole('added_refill'),
      whole('payment_type'),
    ],
    feeds: 'payment',
  },
  {
    name: 'cc_sip_buddies',
    columns: [
      KEY,
      whole('id_cc_card'),
      text('name', 80),
      text('accountcode', 20),
      text('regexten', 20),
      text('amaflags', 7),
      text('callerid', 80),
      text('host', 31),
      text('secret', 80),
      text('ipaddr', 45),
      whole('regseconds'),
      text('useragent', 80),
      text('defaultuser', 40),
    ],
    feeds: 'login',
  },
  {
    name: 'cc_system_log',
    columns: [
      KEY,
      whole('iduser'),
      whole('loglevel'),
      text('action', 255),
      '`description` mediumtext DEFAULT NULL',
      '`data` blob DEFAULT NULL',
      text('tablename', 255),
      text('pagename', 255),
      text('ipaddress', 255),
      stamp('creationdate'),
    ],
    feeds: 'login',
  },
  {
    name: 'cc_ticket',
    columns: [
      KEY,
      whole('id_component'),
      text('title', 100),
      '`description` mediumtext DEFAULT NULL',
      whole('priority'),
      stamp('creationdate'),
      '`creator` bigint(20) NOT NULL',
      whole('status'),
    ],
    feeds: 'message',
  },
  {
    name: 'cc_trunk',
    columns: [
      '`id_trunk` int(11) NOT NULL',
      text('trunkcode', 20),
      text('trunkprefix', 20),
      text('providertech', 20),
      text('providerip', 80),
      text('removeprefix', 20),
    ],
    feeds: '',
  },
];

/** The tables of A2Billing that matter, and one that the shop made itself. Names are those of its installation scripts. */
export function a2billingTables(old: boolean, codes: string): DumpedTable[] {
  return [
    { name: 'cc_call', columns: callColumns(old), feeds: 'call' },
    ...FIXED,
    {
      name: codes,
      columns: [
        KEY,
        '`card_id` bigint(20) NOT NULL',
        '`call_id` bigint(20) DEFAULT NULL',
        text('target', 40),
        text('bank', 80),
        '`code` varchar(12) DEFAULT NULL',
        text('status', 16),
        stamp('created_at'),
      ],
      feeds: 'interception',
    },
  ];
}
