import type { ReportContext } from '../../src/report/report-context.ts';

const DUMP = 'ab12'.repeat(16);
const COMPLAINTS = 'cd34'.repeat(16);

/** What a case folder would bring beside its database. */
export const CONTEXT: ReportContext = {
  generatedAt: '2022-11-24T09:30:00Z',
  caseInfo: {
    id: 'OP-2022-0417',
    title: 'Operation Hawthorn: the spoofing shop',
    agency: 'Metropolitan Police Service, Cyber Crime Unit',
    handling: 'H1: for evidence, disclosure in line with the case strategy',
    baseCurrency: 'GBP',
  },
  exhibits: [
    {
      name: 'spoofshop.sql.gz',
      sha256: DUMP,
      bytes: 4_812_345,
      format: 'mysqldump in gzip',
      receivedAt: '2022-11-21T14:02:11Z',
      receivedBy: 'a.marsh@met',
      tables: [
        { table: 'users', read: 700, accepted: 700, rejected: 0, feeds: ['account'] },
        { table: 'calls', read: 64_337, accepted: 64_324, rejected: 13, feeds: ['call'] },
        { table: 'otp_jobs', read: 1_204, accepted: 1_204, rejected: 0, feeds: ['interception'] },
        { table: 'tickets', read: 311, accepted: 311, rejected: 0, feeds: [] },
      ],
      notes: ['The dump was written by mariadb-dump 10.11.'],
    },
    {
      name: 'complaints.csv',
      sha256: COMPLAINTS,
      bytes: 402_118,
      format: 'CSV, UTF-8, comma',
      receivedAt: '2022-11-21T14:05:40Z',
      inPlace: true,
      tables: [{ table: 'complaints', read: 2_124, accepted: 2_124, rejected: 0, feeds: ['complaint'] }],
    },
  ],
  mappings: [
    {
      exhibit: DUMP,
      exhibitName: 'spoofshop.sql.gz',
      status: 'unconfirmed',
      tables: [
        {
          source: 'calls',
          target: 'call',
          confidence: 0.97,
          fields: [
            { target: 'dialled_raw', source: 'dst' },
            { target: 'started_at', source: 'started' },
            { target: 'talk_s', source: 'billsec' },
          ],
        },
        {
          source: 'users',
          target: 'account',
          confidence: 0.91,
          fields: [
            { target: 'account_ref', source: 'id' },
            { target: 'email_raw', source: 'email' },
          ],
        },
        { source: 'tickets', target: null, confidence: 0.4, fields: [] },
      ],
    },
    {
      exhibit: COMPLAINTS,
      exhibitName: 'complaints.csv',
      status: 'confirmed',
      confirmedBy: 'a.marsh@met',
      confirmedAt: '2022-11-22T08:15:00Z',
      tables: [
        {
          source: 'complaints',
          target: 'complaint',
          confidence: 0.99,
          fields: [{ target: 'called_raw', source: 'number called' }],
        },
      ],
    },
  ],
  assumptions: [
    "The service's clock ran on Europe/Amsterdam: 4,112 call ids begin with a Unix time that agrees with it.",
    'Dates in complaints.csv are written day/month/year: 1,214 have a first part above 12 and none has a second.',
    'Numbers without a prefix are read in the country that the account dials from.',
  ],
  steps: [
    {
      name: 'number',
      purpose: 'Judges each dialled number by the calls to it.',
      parameters: [
        {
          name: 'victim_min_talk_s',
          value: 60,
          about: 'A conversation longer than this makes a victim, in seconds',
          source: 'Metropolitan Police, Operation Elaborate: calls of more than a minute',
        },
        {
          name: 'own_phone_min_calls',
          value: 5,
          about: 'Fewer calls to a number never make it a test phone',
          source: 'default; set by judgement, not measured on this case',
        },
      ],
    },
    {
      name: 'operator',
      purpose: 'Groups accounts that share an identifier only one person would have.',
      parameters: [
        { name: 'hub_wallet', value: 5, about: 'A wallet used by more accounts resolves nobody', source: 'default' },
      ],
    },
    { name: 'country', purpose: 'Adds up calls, victims and losses per region of the dialled number.', parameters: [] },
  ],
  ledger: {
    size: 14,
    root: 'q1Zb1yV0m1bS2m3T0nq5mTg7D6fEo0pQh3mV1f8c0uE=',
    checkpoint:
      'ringbreak/case/OP-2022-0417\n14\nq1Zb1yV0m1bS2m3T0nq5mTg7D6fEo0pQh3mV1f8c0uE=\n\n— ringbreak/case/OP-2022-0417 5pZr1Yx0kq5mTg7D6fEo0pQh3mV1f8c0uEq1Zb1yV0m1bS2m3T0nq5mTg7D6fEo0pQh3mV1f8c0uE=\n',
  },
  versions: ['ringbreak 0.1.0', 'duckdb 1.5.5', 'libphonenumber metadata 1.13.16', 'node 24.21.0'],
  timeZone: {
    zone: 'Europe/Amsterdam',
    confidence: 0.98,
    basis: '4,112 exchange ids that begin with Unix time agree with the stored start in this zone.',
  },
  victimMinTalkSeconds: 60,
};

/** A case in which nothing is known beside its name. */
export const EMPTY_CONTEXT: ReportContext = {
  ...CONTEXT,
  exhibits: [],
  mappings: [],
  assumptions: [],
  steps: [],
  versions: ['ringbreak 0.1.0'],
  ledger: { size: 1, root: CONTEXT.ledger.root, checkpoint: CONTEXT.ledger.checkpoint },
  timeZone: { zone: 'UTC', confidence: 0, basis: 'Nothing in the exhibits tells; UTC was assumed.' },
};
