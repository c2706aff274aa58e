import type { PresetTableData } from '../preset.ts';

/** Who may sign in, as `kamctl add` stores it. */
export const SUBSCRIBER: PresetTableData = {
  id: 'subscriber',
  label: 'Kamailio subscriber',
  called: ['subscriber'],
  columns: {
    id: {},
    username: {},
    domain: {},
    password: {},
    ha1: {},
    ha1b: {},
    email_address: { looks: 'email' },
    rpid: {},
    first_name: {},
    last_name: {},
    phone: {},
    datetime_created: { looks: 'time' },
  },
  needs: ['username', 'domain', 'ha1'],
  telling: ['password', 'ha1b', 'rpid'],
  some: 1,
  feeds: [
    {
      target: 'account',
      fields: {
        account_ref: { from: ['username'], why: 'the name that signs in, which acc keeps' },
        username: { from: ['username'] },
        name: {
          from: ['first_name', 'last_name'],
          as: { kind: 'joined', parts: ['whole', 'whole'], by: ' ', prefix: '' },
        },
        email_raw: { from: ['email_address'] },
        phone_raw: { from: ['phone'] },
        password_hash: { from: ['ha1'], least: { distinct: 1, filled: 0.3 }, why: 'of name, domain and password' },
        created_at: { from: ['datetime_created'] },
      },
    },
  ],
};

/** Telephones that are signed in at the moment of the seizure. */
export const LOCATION: PresetTableData = {
  id: 'location',
  label: 'Kamailio location',
  called: ['location'],
  columns: {
    id: {},
    ruid: {},
    username: {},
    domain: {},
    contact: { looks: 'sip' },
    received: {},
    expires: {},
    callid: {},
    cseq: {},
    last_modified: { looks: 'time' },
    user_agent: {},
    socket: {},
    methods: {},
    instance: {},
  },
  needs: ['username', 'contact', 'expires', 'last_modified', 'user_agent'],
  telling: ['ruid', 'received', 'cseq', 'socket', 'methods'],
  some: 2,
  feeds: [
    {
      target: 'login',
      fields: {
        login_ref: [{ from: ['ruid'] }, { from: ['id'] }],
        account_ref: { from: ['username'] },
        at: { from: ['last_modified'], why: 'when the telephone last signed in' },
        ip_raw: {
          from: ['received', 'contact'],
          as: { kind: 'first', parts: ['sip_host', 'sip_host'] },
          why: 'where the telephone was reached: the address seen, else the one it named',
        },
        user_agent: { from: ['user_agent'] },
      },
    },
  ],
};

/** Versions of the tables: part of the software, tells nothing. */
export const VERSION: PresetTableData = {
  id: 'version',
  label: 'Kamailio version',
  called: ['version'],
  columns: { id: {}, table_name: {}, table_version: { looks: 'whole' } },
  needs: ['table_name', 'table_version'],
  most: 3,
  feeds: [],
};
