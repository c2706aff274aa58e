import type { PresetTableData } from '../preset.ts';

export const CARD: PresetTableData = {
  id: 'card',
  label: 'A2Billing cc_card',
  called: ['cc_card', 'cc_card_archive'],
  columns: {
    id: {},
    creationdate: { looks: 'time' },
    firstusedate: {},
    expirationdate: {},
    username: {},
    useralias: {},
    uipass: {},
    credit: { looks: 'number' },
    tariff: {},
    activated: {},
    status: {},
    lastname: {},
    firstname: {},
    address: {},
    city: {},
    state: {},
    country: {},
    zipcode: {},
    phone: {},
    email: {},
    fax: {},
    lastuse: { looks: 'time' },
    currency: {},
    redial: {},
    loginkey: {},
    company_name: {},
    traffic_target: {},
    id_didgroup: {},
    block: {},
  },
  needs: ['id', 'username', 'credit', 'lastuse'],
  telling: [
    'useralias',
    'uipass',
    'creationdate',
    'lastname',
    'firstname',
    'activated',
    'status',
    'tariff',
    'loginkey',
  ],
  some: 3,
  feeds: [
    {
      target: 'account',
      fields: {
        account_ref: { from: ['id'], why: 'the key that all other tables use' },
        username: [
          {
            from: ['useralias'],
            least: { distinct: 2, filled: 0.5 },
            why: 'the name that the holder signs in with; the number of the card stays in its row',
          },
          { from: ['username'], why: 'the number of the card' },
        ],
        name: {
          from: ['firstname', 'lastname'],
          as: { kind: 'joined', parts: ['whole', 'whole'], by: ' ', prefix: '' },
          why: 'given and family name stand in two columns',
        },
        email_raw: { from: ['email'] },
        phone_raw: { from: ['phone'] },
        dial_region_raw: { from: ['country'] },
        balance: { from: ['credit'] },
        created_at: { from: ['creationdate'] },
        last_seen_at: { from: ['lastuse'] },
        banned: {
          from: ['status'],
          as: { kind: 'boolean', yes: ['0', '6', '7'], no: ['1', '2', '3', '4', '5'] },
          why: '0 cancelled, 1 active, 2 new, 3 waiting, 4 reserved, 5 expired, 6 and 7 suspended',
        },
        notes: {
          from: ['company_name', 'traffic_target'],
          as: { kind: 'joined', parts: ['whole', 'whole'], by: ' ', prefix: '' },
        },
      },
    },
  ],
};

export const CALLERID: PresetTableData = {
  id: 'callerid',
  label: 'A2Billing cc_callerid',
  called: ['cc_callerid'],
  columns: { id: {}, cid: {}, id_cc_card: {}, activated: {} },
  needs: ['cid', 'id_cc_card'],
  feeds: [
    {
      target: 'account',
      fields: {
        account_ref: { from: ['id_cc_card'], why: 'cc_card.id' },
        phone_raw: { from: ['cid'], why: 'a number that the holder calls from: a card may have several' },
      },
    },
  ],
};

export const SIP_BUDDIES: PresetTableData = {
  id: 'sip_buddies',
  label: 'A2Billing cc_sip_buddies',
  called: ['cc_sip_buddies', 'cc_iax_buddies'],
  columns: {
    id: {},
    id_cc_card: {},
    name: {},
    accountcode: {},
    callerid: {},
    secret: {},
    ipaddr: {},
    regseconds: { looks: 'whole' },
    useragent: {},
    username: {},
    defaultuser: {},
    host: {},
    fullcontact: {},
  },
  needs: ['id_cc_card', 'name', 'ipaddr', 'regseconds'],
  feeds: [
    {
      target: 'login',
      fields: {
        login_ref: { from: ['id'] },
        account_ref: { from: ['id_cc_card'], why: 'the card whose telephone signed in' },
        at: { from: ['regseconds'], why: 'Unix time until which the last registration holds' },
        ip_raw: { from: ['ipaddr'] },
        user_agent: { from: ['useragent'] },
      },
    },
  ],
};

export const TICKET: PresetTableData = {
  id: 'ticket',
  label: 'A2Billing cc_ticket',
  called: ['cc_ticket'],
  columns: {
    id: {},
    id_component: {},
    title: {},
    description: {},
    priority: {},
    creationdate: { looks: 'time' },
    creator: {},
    status: {},
    creator_type: {},
  },
  needs: ['title', 'description', 'creationdate', 'creator'],
  telling: ['id_component', 'priority', 'creator_type'],
  some: 1,
  feeds: [
    {
      target: 'message',
      fields: {
        message_ref: { from: ['id'] },
        account_ref: { from: ['creator'], why: 'the card that wrote it (creator_type 0)' },
        at: { from: ['creationdate'] },
        kind: { from: [], value: 'ticket' },
        subject: { from: ['title'] },
        body: { from: ['description'] },
      },
    },
  ],
};

export const SYSTEM_LOG: PresetTableData = {
  id: 'system_log',
  label: 'A2Billing cc_system_log',
  called: ['cc_system_log'],
  columns: {
    id: {},
    iduser: {},
    loglevel: {},
    action: {},
    description: {},
    data: {},
    tablename: {},
    pagename: {},
    ipaddress: {},
    creationdate: { looks: 'time' },
    agent: {},
  },
  needs: ['iduser', 'action', 'ipaddress', 'creationdate'],
  telling: ['loglevel', 'tablename', 'pagename'],
  some: 1,
  feeds: [
    {
      target: 'login',
      only: {
        column: 'action',
        values: ['User Logged In', 'USER LOGGED IN', 'User logged in', 'Customer Logged In', 'LOGIN', 'login'],
      },
      fields: {
        login_ref: { from: ['id'] },
        account_ref: { from: ['iduser'], why: 'a card’s id; administrators sign in under ids of their own' },
        at: { from: ['creationdate'] },
        ip_raw: { from: ['ipaddress'] },
      },
    },
  ],
};
