import { count, flag, OF_SUSPECT, share, text } from '../../model/columns.ts';
import type { Column } from '../../model/table.ts';
import { defineSqlStep, type Step } from '../../pipeline/step.ts';
import { knownJudgement } from './judgement.ts';
import { KNOWN_MEASURED, KNOWN_PARAMETERS, NAME_PARAMETERS, NEAR_MEASURED_PARAMETERS } from './parameters.ts';

const here = import.meta.url;

const known: readonly Column[] = [
  text('operation', "The other operation's name or number"),
  text('agency', 'Agency that runs it'),
  text('kind', 'Kind of identifier'),
  text('value', 'The identifier as the other operation has it', OF_SUSPECT),
];
const knownRow: readonly Column[] = [
  text('known_exhibit', 'Exhibit that names it'),
  text('known_table', 'Table that names it'),
  count('known_row', 'Row that names it'),
];
const hereRow: readonly Column[] = [
  text('exhibit', 'Exhibit of the first row that shows it here'),
  text('source_table', 'Table of that row'),
  count('source_row', 'Number of that row'),
];
const account = text('account_ref', 'Account here that used it');
const operator = text('operator_id', 'Operator behind the account');
const judged: readonly Column[] = [
  text('status', 'hit; near: for a person to judge; hub: shared by too many; rejected: judged not to be the same'),
  share('probability', 'That the identifier leads to the right hand; empty for hubs'),
  text('judgement', 'What people said: same, not_same, unsure or conflict; empty when nobody did'),
];
const knownRef = text('known_ref', 'operation/kind/value, by which people judge it', OF_SUSPECT);
const way = text('way', 'used, called; of near matches: name, letter or digit');
const beside = text(
  'beside',
  'Whom of this case the operation knows exactly, of near matches: the same operator, another (other), or nobody',
);

const KEY = ['operation', 'agency', 'kind', 'value', 'account_ref', 'known_row'];

/** Who of this case is known to other operations. */
export const KNOWN: readonly Step[] = [
  knownJudgement,
  defineSqlStep(here, 'tables/known-exact.sql', {
    name: 'work.known_exact',
    purpose: 'Known identifiers that accounts used or called, and how many share them',
    reads: [
      'canonical.known_identifier',
      'canonical.call',
      'canonical.login',
      'number',
      'work.account_identifier',
      'work.identifier',
      'work.network',
      'work.operator_account',
    ],
    table: {
      name: 'work.known_exact',
      row: 'a known identifier and an account',
      key: KEY,
      columns: [
        ...known,
        ...knownRow,
        account,
        operator,
        way,
        count('uses', 'Rows that show it'),
        ...hereRow,
        count('accounts', 'Accounts that used it'),
        count('operators', 'Operators that used it'),
        flag('hub', 'Shared by more accounts than its kind allows'),
        text('class', 'Class of the number, of telephones that were called'),
        count('days', 'Days on which the account used the address'),
        text('exit_reason', 'Why the address is an exit that strangers share; empty when it is none'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/known-name.sql', {
    name: 'work.known_name',
    purpose: 'Names that accounts chose, without what people vary in them',
    reads: ['canonical.account', 'work.operator_account'],
    parameters: NAME_PARAMETERS,
    table: {
      name: 'work.known_name',
      row: 'an account and a name it chose',
      key: ['account_ref', 'source', 'name'],
      columns: [
        account,
        operator,
        text('source', 'email, handle or username'),
        text('name', 'Without dots, hyphens, underscores, tags and provider', OF_SUSPECT),
        text('shown', 'As it stands with the account', OF_SUSPECT),
        text('digits', 'Its digits', OF_SUSPECT),
        ...hereRow,
      ],
    },
  }),
  defineSqlStep(here, 'tables/known-near.sql', {
    name: 'work.known_near',
    purpose: 'Identifiers that nearly agree with what another operation knows',
    reads: [
      'canonical.known_identifier',
      'work.account_identifier',
      'work.known_exact',
      'work.known_name',
      'work.operator_account',
    ],
    parameters: { name_min_letters: NAME_PARAMETERS.name_min_letters },
    table: {
      name: 'work.known_near',
      row: 'a known identifier and an account',
      key: KEY,
      columns: [
        ...known,
        account,
        operator,
        way,
        text('source', 'Where the account has it: email, handle, username or phone'),
        text('shown', 'What the account has', OF_SUSPECT),
        beside,
        ...knownRow,
        ...hereRow,
      ],
    },
  }),
  defineSqlStep(here, 'tables/known-judged.sql', {
    name: 'work.known_judged',
    purpose: 'Hits, near matches and hubs with how sure they are; what people judged wins',
    reads: [
      'work.known_exact',
      'work.known_near',
      'work.known_judgement',
      'canonical.known_identifier',
      'canonical.account',
      'work.operator_account',
    ],
    parameters: KNOWN_PARAMETERS,
    table: {
      name: 'work.known_judged',
      row: 'a known identifier and an account',
      key: KEY,
      columns: [
        knownRef,
        ...known,
        account,
        operator,
        way,
        beside,
        ...judged,
        text('evidence', 'What agrees, in words', OF_SUSPECT),
        ...knownRow,
        ...hereRow,
      ],
    },
  }),
  defineSqlStep(here, 'tables/known-match.sql', {
    name: 'known_match',
    purpose: 'Identifiers of this case that other operations know; hubs are no hits',
    reads: ['work.known_judged'],
    parameters: KNOWN_MEASURED,
    table: {
      name: 'known_match',
      row: 'an identifier known to another operation',
      key: KEY,
      columns: [
        text('operation', "The other operation's name or number"),
        text('agency', 'Agency that runs it'),
        text('kind', 'Kind of identifier'),
        account,
        operator,
        text('evidence', 'What agrees, in words', OF_SUSPECT),
        text('value', 'The identifier', OF_SUSPECT),
        ...judged,
        knownRef,
        text('measured', 'How often hits were right where the truth is known'),
        ...knownRow,
        ...hereRow,
      ],
    },
  }),
  defineSqlStep(here, 'tables/known-lead.sql', {
    name: 'known_lead',
    purpose: 'Known identifiers that are no hits: near matches for a person, hubs, and what was rejected',
    reads: ['work.known_judged'],
    parameters: NEAR_MEASURED_PARAMETERS,
    table: {
      name: 'known_lead',
      row: 'a known identifier that is no hit, with its account unless it is a hub',
      key: KEY,
      columns: [
        ...known,
        ...judged,
        account,
        operator,
        knownRef,
        way,
        count('accounts', 'Accounts that used it'),
        text('evidence', 'What agrees and why it is no hit', OF_SUSPECT),
        text('measured', 'How often such matches were right where the truth is known; or that it was not measured'),
        ...knownRow,
        ...hereRow,
      ],
    },
  }),
];
