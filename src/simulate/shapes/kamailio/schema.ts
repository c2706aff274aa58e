import type { DumpedTable } from '../../write/dump-file.ts';

const text = (name: string, length: number) => `\`${name}\` varchar(${length}) NOT NULL DEFAULT ''`;
const KEY = '`id` int(10) unsigned NOT NULL AUTO_INCREMENT';

/** What differs from proxy to proxy: names of the columns that the configuration adds to `acc`. */
export interface ExtraColumns {
  readonly account: string;
  readonly gateway: string | undefined;
}

function transaction({ account, gateway }: ExtraColumns): string[] {
  return [
    KEY,
    text('method', 16),
    text('from_tag', 128),
    text('to_tag', 128),
    text('callid', 255),
    text('sip_code', 3),
    text('sip_reason', 128),
    '`time` datetime NOT NULL',
    text('src_user', 64),
    text('src_domain', 128),
    text('src_ip', 64),
    text('dst_ouser', 64),
    text('dst_user', 64),
    text('dst_domain', 128),
    `\`${account}\` varchar(64) DEFAULT NULL`,
    ...(gateway === undefined ? [] : [`\`${gateway}\` varchar(64) DEFAULT NULL`]),
    'PRIMARY KEY (`id`)',
    'KEY `callid_idx` (`callid`)',
  ];
}

/** Kamailio's tables as its `kamdbctl` creates them (5.1, whose subscribers have a mailbox), with the usual extra columns. */
export function kamailioTables(extra: ExtraColumns): DumpedTable[] {
  return [
    { name: 'acc', columns: transaction(extra), feeds: 'call' },
    {
      name: 'acc_cdrs',
      columns: [
        KEY,
        "`start_time` datetime NOT NULL DEFAULT '2000-01-01 00:00:00'",
        "`end_time` datetime NOT NULL DEFAULT '2000-01-01 00:00:00'",
        '`duration` float(10,3) NOT NULL DEFAULT 0.000',
        text('callid', 255),
        text('account', 64),
        text('callee', 64),
        'PRIMARY KEY (`id`)',
      ],
      feeds: '',
    },
    { name: 'missed_calls', columns: transaction(extra), feeds: 'call' },
    {
      name: 'subscriber',
      columns: [
        KEY,
        text('username', 64),
        text('domain', 64),
        text('password', 64),
        text('email_address', 128),
        text('ha1', 128),
        text('ha1b', 128),
        '`rpid` varchar(128) DEFAULT NULL',
        'PRIMARY KEY (`id`)',
        'UNIQUE KEY `account_idx` (`username`,`domain`)',
      ],
      feeds: 'account',
    },
    {
      name: 'version',
      columns: [
        KEY,
        text('table_name', 32),
        '`table_version` int(10) unsigned NOT NULL DEFAULT 0',
        'PRIMARY KEY (`id`)',
      ],
      feeds: '',
    },
  ];
}
