import { count, OF_SUSPECT, OF_VICTIM, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { organisationName } from './organisation-name.ts';

const here = import.meta.url;

/** Small tables that several others read: who owns a line, what a presented number stands for, where a code was captured. */
export const FACTS = [
  defineSqlStep(here, 'tables/organisation-line.sql', {
    name: 'work.organisation_line',
    purpose: "Organisations' own lines, from the register",
    reads: ['canonical.organisation_number'],
    table: {
      name: 'work.organisation_line',
      row: "an organisation's line",
      key: ['number'],
      columns: [text('number', 'E.164'), text('organisation', 'Name'), text('region', 'Country')],
    },
  }),
  defineSqlStep(here, 'tables/registered-phone.sql', {
    name: 'work.registered_phone',
    purpose: 'Phones that accounts registered as their own',
    reads: ['canonical.account'],
    table: {
      name: 'work.registered_phone',
      row: 'a registered phone',
      key: ['phone'],
      columns: [text('phone', 'E.164', OF_SUSPECT), text('account_ref', 'First account that gave it')],
    },
  }),
  organisationName,
  defineSqlStep(here, 'tables/presented-organisation.sql', {
    name: 'work.presented_organisation',
    purpose: 'Which organisation each presented number and name stands for',
    reads: ['canonical.call', 'work.organisation_line', 'work.organisation_name'],
    table: {
      name: 'work.presented_organisation',
      row: 'a presented number with the name beside it',
      key: ['presented', 'presented_name'],
      columns: [
        text('presented', 'E.164 or empty'),
        text('presented_name', 'As typed; empty when none'),
        count('calls', 'Calls that presented the pair'),
        text('organisation', 'Organisation, when one was recognised'),
        count('organisation_no', 'Its place in the alphabet of this case: cheaper to group by'),
        text('rule', 'How it was recognised'),
        text('how', 'registered, named or near; empty when not recognised'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/shown-organisation.sql', {
    name: 'work.shown_organisation',
    purpose: 'Organisations that were impersonated',
    reads: ['work.presented_organisation'],
    table: {
      name: 'work.shown_organisation',
      row: 'an organisation',
      key: ['organisation_no'],
      columns: [count('organisation_no', 'Its place in the order of names'), text('organisation', 'Its name')],
    },
  }),
  defineSqlStep(here, 'tables/captured-code.sql', {
    name: 'work.captured_code',
    purpose: 'One-time codes captured, per attacked number',
    reads: ['canonical.interception', 'canonical.call'],
    table: {
      name: 'work.captured_code',
      row: 'an attacked number',
      key: ['number'],
      columns: [text('number', 'E.164', OF_VICTIM), count('codes', 'Codes captured')],
    },
  }),
  defineSqlStep(here, 'tables/organisation-code.sql', {
    name: 'work.organisation_code',
    purpose: 'One-time codes captured, per impersonated organisation',
    reads: ['canonical.interception', 'canonical.call', 'work.presented_organisation', 'work.organisation_name'],
    table: {
      name: 'work.organisation_code',
      row: 'an organisation',
      key: ['organisation'],
      columns: [text('organisation', 'Name'), count('codes', 'Codes captured')],
    },
  }),
];
