import { canonicalTable } from '../../../model/tables/all.ts';
import { definePreset } from '../preset.ts';

/** Columns named as the fields that a mapping fills, each read as itself. */
function namedAs(table: string): {
  columns: Record<string, object>;
  fields: Record<string, { from: string[]; why: string }>;
} {
  const names = canonicalTable(table)
    .columns.filter(({ filled }) => filled === 'mapped')
    .map(({ name }) => name);
  return {
    columns: Object.fromEntries(names.map((name) => [name, {}])),
    fields: Object.fromEntries(names.map((name) => [name, { from: [name], why: 'a column named as the field' }])),
  };
}

const call = namedAs('call');
const login = namedAs('login');

/** Tables whose columns have the names of the model: what our own readers make of files that are no tables. */
export const READERS = definePreset({
  id: 'readers',
  system: 'tables of our own readers',
  tables: [
    {
      id: 'call',
      label: 'calls, columns named as in the model',
      called: ['call', 'sip_call', 'freeswitch_cdr', 'retained_call'],
      columns: call.columns,
      needs: ['dialled_raw', 'started_at'],
      telling: ['call_ref', 'talk_s', 'presented_raw', 'account_ref', 'ended_at', 'duration_s'],
      some: 3,
      feeds: [{ target: 'call', fields: call.fields }],
    },
    {
      id: 'login',
      label: 'sign-ins, columns named as in the model',
      called: ['login', 'sip_registration'],
      byName: true,
      columns: login.columns,
      needs: ['account_ref', 'at', 'ip_raw'],
      feeds: [{ target: 'login', fields: login.fields }],
    },
    {
      id: 'message',
      label: 'messages of a SIP capture',
      called: ['sip_message'],
      byName: true,
      columns: { at: {}, source: {}, target: {}, first_line: {}, call_id: {}, cseq: {}, from: {}, to: {}, text: {} },
      needs: ['at', 'source', 'target', 'first_line', 'call_id', 'cseq'],
      feeds: [],
    },
    {
      id: 'subscriber',
      label: 'subscribers in retained data',
      called: ['retained_subscriber'],
      byName: true,
      columns: { subscriber: {}, name: {}, numbers: {}, valid_from: {}, valid_to: {}, operator: {} },
      needs: ['subscriber', 'name', 'numbers'],
      feeds: [
        {
          target: 'account',
          fields: {
            account_ref: [
              {
                from: ['subscriber'],
                least: { filled: 0.98 },
                why: 'the operator’s key of the customer, as in its calls',
              },
              { from: ['subscriber', 'numbers'], as: { kind: 'first', parts: ['whole', 'number'] } },
            ],
            name: { from: ['name'] },
            phone_raw: { from: ['numbers'] },
            created_at: { from: ['valid_from'] },
          },
        },
      ],
    },
    {
      id: 'other',
      label: 'other retained data',
      called: ['retained_other'],
      byName: true,
      columns: { request: {}, operator: {}, record_number: {}, kind: {}, other: {}, xml: {} },
      needs: ['record_number', 'kind', 'xml'],
      feeds: [],
    },
    {
      id: 'log',
      label: 'lines of a log: what they say is taken out by a pattern in the mapping',
      called: ['access', 'asterisk', 'freeswitch_log', 'syslog', 'stamped'],
      byName: true,
      columns: {
        line: { looks: 'whole' },
        at: {},
        message: {},
        level: {},
        module: {},
        thread: {},
        call_id: {},
        host: {},
        process: {},
      },
      needs: ['line', 'at', 'message'],
      feeds: [],
    },
  ],
});
