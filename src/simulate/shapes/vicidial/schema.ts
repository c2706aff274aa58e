import type { DumpedTable } from '../../write/dump-file.ts';

const key = (name: string) => `\`${name}\` int(9) unsigned NOT NULL AUTO_INCREMENT`;
const whole = (name: string) => `\`${name}\` int(10) unsigned DEFAULT NULL`;
const text = (name: string, length = 20) => `\`${name}\` varchar(${length}) DEFAULT NULL`;
const time = (name: string) => `\`${name}\` datetime DEFAULT NULL`;

const LOG = [
  '`uniqueid` varchar(20) NOT NULL',
  '`lead_id` int(9) unsigned NOT NULL',
  '`list_id` bigint(14) unsigned DEFAULT NULL',
  text('campaign_id', 8),
  time('call_date'),
  whole('start_epoch'),
  whole('end_epoch'),
  '`length_in_sec` int(10) DEFAULT NULL',
  text('status', 6),
  text('phone_code', 10),
  text('phone_number', 18),
  text('user'),
  text('comments', 255),
  "`processed` enum('Y','N') DEFAULT NULL",
  text('user_group'),
  "`term_reason` enum('CALLER','AGENT','QUEUETIMEOUT','ABANDON','AFTERHOURS','NONE') DEFAULT 'NONE'",
  text('alt_dial', 6),
];

const CLOSER = [
  key('closecallid'),
  ...LOG.slice(1, 14),
  '`queue_seconds` decimal(7,2) DEFAULT 0.00',
  text('user_group'),
  whole('xfercallid'),
  LOG[15]!,
  "`uniqueid` varchar(20) NOT NULL DEFAULT ''",
  text('agent_only'),
  '`queue_position` smallint(4) unsigned DEFAULT 1',
];

const LIST = [
  key('lead_id'),
  time('entry_date'),
  '`modify_date` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp()',
  text('status', 6),
  text('user'),
  text('vendor_lead_code'),
  text('source_id', 50),
  '`list_id` bigint(14) unsigned NOT NULL DEFAULT 0',
  '`gmt_offset_now` decimal(4,2) DEFAULT 0.00',
  "`called_since_last_reset` enum('Y','N','Y1','Y2') DEFAULT 'N'",
  text('phone_code', 10),
  '`phone_number` varchar(18) NOT NULL',
  text('title', 4),
  text('first_name', 30),
  text('middle_initial', 1),
  text('last_name', 30),
  text('address1', 100),
  text('city', 50),
  text('postal_code', 10),
  text('country_code', 3),
  "`gender` enum('M','F','U') DEFAULT 'U'",
  '`date_of_birth` date DEFAULT NULL',
  text('alt_phone', 12),
  text('email', 70),
  text('security_phrase', 100),
  text('comments', 255),
  '`called_count` smallint(5) unsigned DEFAULT 0',
  time('last_local_call_time'),
  '`rank` smallint(5) NOT NULL DEFAULT 0',
  text('owner'),
  '`entry_list_id` bigint(14) unsigned NOT NULL DEFAULT 0',
];

const USERS = [
  key('user_id'),
  '`user` varchar(20) NOT NULL',
  text('pass', 100),
  text('full_name', 50),
  '`user_level` tinyint(3) unsigned DEFAULT 1',
  text('user_group'),
  text('phone_login'),
  text('phone_pass', 100),
  "`active` enum('Y','N') DEFAULT 'Y'",
  text('email', 100),
  text('pass_hash', 500),
  time('last_login_date'),
  text('last_ip', 50),
];

const USER_LOG = [
  key('user_log_id'),
  text('user'),
  text('event', 50),
  text('campaign_id', 8),
  time('event_date'),
  whole('event_epoch'),
  text('user_group'),
  text('session_id'),
  text('server_ip', 45),
  text('extension', 50),
  text('computer_ip', 45),
  text('browser', 255),
  text('data', 255),
];

const CARRIER = [
  text('uniqueid'),
  time('call_date'),
  text('server_ip', 45),
  whole('lead_id'),
  '`hangup_cause` tinyint(1) unsigned DEFAULT 0',
  text('dialstatus', 16),
  text('channel', 100),
  '`dial_time` smallint(3) unsigned DEFAULT 0',
  '`answered_time` smallint(4) unsigned DEFAULT 0',
  '`sip_hangup_cause` smallint(4) unsigned DEFAULT 0',
  text('sip_hangup_reason', 50),
  text('caller_code', 30),
];

const EXTENDED = [
  '`uniqueid` varchar(50) NOT NULL',
  text('server_ip', 45),
  time('call_date'),
  whole('lead_id'),
  '`caller_code` varchar(30) NOT NULL',
  text('custom_call_id', 100),
  text('start_url_processed'),
];

const CALL_LOG = [
  '`uniqueid` varchar(20) NOT NULL',
  text('channel', 100),
  text('channel_group', 30),
  text('type', 10),
  text('server_ip', 45),
  text('extension', 100),
  text('number_dialed', 15),
  text('caller_code'),
  time('start_time'),
  whole('start_epoch'),
  time('end_time'),
  whole('end_epoch'),
  whole('length_in_sec'),
  '`length_in_min` double(8,2) DEFAULT NULL',
];

const XFER = [
  key('xfercallid'),
  ...LOG.slice(1, 4),
  time('call_date'),
  text('phone_code', 10),
  text('phone_number', 18),
  text('user'),
  text('closer'),
  text('front_uniqueid', 50),
  text('close_uniqueid', 50),
];

/** Through which table a call leads to the number it showed. */
export type CodeTable = 'vicidial_log_extended' | 'vicidial_carrier_log' | 'call_log';

/** Archived with the calls, where a house archives more than those. */
export function isArchived(table: string, codes: readonly string[]): boolean {
  return table === 'vicidial_dial_cid_log' || codes.includes(table);
}

/** VICIdial's tables, with columns of MySQL_AST_CREATE_tables.sql (2.14); what a house has purged is left out. */
export function vicidialTables(codes: readonly CodeTable[], tracesArchived: boolean): DumpedTable[] {
  const tables: DumpedTable[] = [
    { name: 'vicidial_closer_log', columns: CLOSER, feeds: 'call' },
    {
      name: 'vicidial_dial_cid_log',
      columns: [
        '`caller_code` varchar(30) NOT NULL',
        time('call_date'),
        text('call_type', 4),
        text('call_alt'),
        text('outbound_cid'),
        text('outbound_cid_type'),
      ],
      feeds: '',
    },
    {
      name: 'vicidial_dtmf_log',
      columns: [
        key('dtmf_id'),
        time('dtmf_time'),
        text('channel', 100),
        text('server_ip', 45),
        text('uniqueid'),
        text('digit', 1),
        "`direction` enum('Received','Sent') DEFAULT 'Received'",
        "`state` enum('BEGIN','END') DEFAULT 'BEGIN'",
      ],
      feeds: '',
    },
    { name: 'vicidial_list', columns: LIST, feeds: 'contact' },
    { name: 'vicidial_log', columns: LOG, feeds: 'call' },
    { name: 'vicidial_log_archive', columns: LOG, feeds: 'call' },
    { name: 'vicidial_user_log', columns: USER_LOG, feeds: 'login' },
    { name: 'vicidial_users', columns: USERS, feeds: 'account' },
    { name: 'vicidial_xfer_log', columns: XFER, feeds: '' },
  ];
  const further = { vicidial_log_extended: EXTENDED, vicidial_carrier_log: CARRIER, call_log: CALL_LOG };
  const all = [...tables, ...codes.map((name) => ({ name, columns: further[name], feeds: '' }))];
  const archives = tracesArchived ? all.filter(({ name }) => isArchived(name, codes)) : [];
  return [...all, ...archives.map((one) => ({ ...one, name: `${one.name}_archive` }))];
}
