import type { Row } from '../../src/simulate/score/measure.ts';

/** A truth in small: its files, by name. */
export const FILES: Readonly<Record<string, string>> = {
  'truth.json': JSON.stringify({
    shape: 'mini',
    seed: 7,
    counts: { calls: 10, misdialled: 1, numbers: 4, sampled_every: 1 },
    tables: [{ exhibit: 'a.sql', table: 'calls', rows: 13, feeds: 'call' }],
  }),
  'numbers.csv':
    'number,region,class,calls,talk_s,codes_captured\n+441111,GB,victim,4,300,1\n+442222,GB,victim,2,200,0\n+13333,US,contacted,2,9,0\n+14444,US,own_phone,1,30,0\n',
  'accounts.csv':
    'account_ref,operator,region,calls,spent_minor,codes_captured,findable\n1,0,GB,5,10000,0,0.0\n2,0,GB,5,5000,0,0.0\n3,1,US,0,2000,0,1.2\n4,1,US,0,0,0,1.3\n',
  'calls.csv':
    'call_ref,account_ref,started_at,dialled,presented,talk_s,held\n10,1,2021-01-01 10:00:00,+441111,,61,1\n11,2,2021-07-01 10:00:00,+13333,,3,0\n',
  'interceptions.csv': 'call_ref,account_ref,number,captured\n10,1,+441111,1\n11,2,+13333,0\n',
  'complaints.csv':
    'complaint_ref,account_ref,call_refs,number,number_given,loss_minor,currency,person,errors,linkable\nR1,1,10;12,+441111,1,100,GBP,1,,1\nR2,,,+15555,1,0,USD,2,,0\n',
  'scenes.csv':
    'scene,number,kind,operator,accounts,first_at,last_at,call_refs,stages,presented,codes_captured,held\n1,+441111,chain,0,1;2,2021-01-01 10:00:00,2021-01-01 11:00:00,10;12,2,+4470;+4480,1,1\n2,+442222,call_back,0,1,2021-01-01 10:00:00,2021-01-02 10:00:00,20;21,1,+4470,0,1\n3,+13333,single,1,3,2021-01-01 10:00:00,2021-01-01 10:00:00,30,1,+4470,0,1\n4,+16666,recorded_message,1,3,2021-01-01 10:00:00,2021-01-01 10:00:00,31,1,+4470,0,0\n',
  'centres.csv':
    'centre,account_ref,kind,seats,addresses,first_at,last_at,at_work,at_once,findable\n0,1,crew,2,1.2.3.4,2021-01-01 00:00:00,2021-02-01 00:00:00,3,2,0.1\n0,2,crew,2,1.2.3.4,2021-01-01 00:00:00,2021-02-01 00:00:00,3,2,0.1\n',
  'sources.csv': 'call_ref,source_refs\n11,pbx1/11;pbx2/7\n',
  'contacts.csv': 'contact_ref,number,called\nc1,+441111,1\nc2,+449999,0\n',
  'known.csv':
    'operation,kind,operator,trap,near\nOP1,email,0,0,\nOP2,wallet,,1,\nOP3,phone,1,0,\nOP4,telegram,1,0,letter\nOP5,email,,0,name\n',
  'organisations.csv':
    'organisation,region,calls,victims,accounts,codes_captured\n"Bank, ""A""",GB,6,2,2,1\nB,US,2,0,1,0\nUnused,US,0,0,0,0\n',
};

/** The tables of a case that says exactly that, by name. */
export const PERFECT: Readonly<Record<string, readonly Row[]>> = {
  victim: [
    { number: '+441111', probability: 1 },
    { number: '+442222', probability: '1.0' },
  ],
  scene: [
    { scene_id: 'a', number: '+441111', kind: 'chain', codes_captured: 1, probability: 1 },
    { scene_id: 'b', number: '+442222', kind: 'call_back', codes_captured: 0, probability: 1 },
    { scene_id: 'c', number: '+13333', kind: 'single', codes_captured: 0, probability: 1 },
    { scene_id: 'd', number: '+16666', kind: 'recorded_message', codes_captured: 0, probability: 1 },
  ],
  scene_stage: [
    { scene_id: 'a', presented: '+4470' },
    { scene_id: 'a', presented: '+4480' },
    { scene_id: 'b', presented: '+4470' },
  ],
  call_centre: [{ centre_id: 'x', account_refs: '1; 2', seats: 2, probability: 1 }],
  contact_match: [
    { contact_ref: 'c1', called: true },
    { contact_ref: 'c2', called: false },
  ],
  burst: [
    {
      account_ref: '1',
      started_at: '2021-01-01T10:00:00Z',
      ended_at: '2021-01-01T10:00:30Z',
      calls: 1,
      peak_per_minute: 1,
    },
  ],
  number: [
    { number: '+441111', class: 'victim', calls: 4, longest_s: 300 },
    { number: '+442222', class: 'victim', calls: 2, longest_s: 61 },
    { number: '+13333', class: 'contacted', calls: 2n, longest_s: 60n },
    { number: '+14444', class: 'own_phone', calls: '1' },
    { number: '', class: 'unknown', calls: 1 },
  ],
  country: [
    { region: 'GB', calls: 6, victims: 2 },
    { region: 'US', calls: 3, victims: 0 },
    { region: '', calls: 1, victims: 0 },
  ],
  account: ['a', 'a', 'b', 'b'].map((operator, i) => ({ account_ref: i + 1, operator_id: operator })),
  operator: [
    { operator_id: 'a', spent: '150.00' },
    { operator_id: 'b', spent: 20 },
  ],
  account_link: [
    { account_a: '1', account_b: '2', relation: 'same_operator' },
    { account_a: '4', account_b: '3', relation: 'same_operator' },
    { account_a: '1', account_b: '3', relation: 'associated' },
  ],
  complaint_call: [
    { complaint_ref: 'R1', call_ref: 10, account_ref: 1, status: 'linked' },
    { complaint_ref: 'R1', call_ref: 12, account_ref: 1, status: 'linked' },
    { complaint_ref: 'R2', call_ref: 11, account_ref: 2, status: 'review' },
  ],
  known_match: [
    { operation: 'OP1', account_ref: '1' },
    { operation: 'OP1', account_ref: '2' },
    { operation: 'OP3', account_ref: '4' },
  ],
  known_lead: [
    { operation: 'OP4', kind: 'handle', account_ref: '3', status: 'near', way: 'letter', probability: 0.7 },
    { operation: 'OP4', kind: 'handle', account_ref: '4', status: 'near', way: 'letter', probability: 0.7 },
    { operation: 'OP2', kind: 'wallet', account_ref: '', status: 'hub', way: 'used' },
  ],
  impersonation: [
    { organisation: 'Bank, "A"', calls: 6, victims: 2 },
    { organisation: 'B', calls: 2, victims: 0 },
  ],
  call: [
    { call_ref: '10', account_ref: '1', started_at: '2021-01-01T10:00:00Z', dialled: '+441111' },
    { call_ref: '11', account_ref: '2', started_at: '2021-07-01 10:00:00', dialled: '+13333' },
    ...Array.from({ length: 8 }, (_, i) => ({ call_ref: `x${i}` })),
  ],
  interception: [
    { call_ref: '10', captured: true },
    { call_ref: '11', captured: false },
  ],
  reject: [{ source_table: 'calls' }, { source_table: 'calls' }, { source_table: 'other' }],
};
