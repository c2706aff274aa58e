import { count, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { complaintPhone, oddSpelling, otherPhone, servicePhone } from './resolve.ts';
import { VALUE_STEPS } from './values.ts';
import { regionZone } from './zones.ts';

/** Identifiers of the case in canonical spelling: numbers in bulk, wallets and countries value by value. */
export const PHONES = [
  ...VALUE_STEPS,
  regionZone,
  oddSpelling,
  servicePhone,
  otherPhone,
  complaintPhone,
  defineSqlStep(import.meta.url, 'tables/number-kind.sql', {
    name: 'work.number_kind',
    purpose: 'Regions and types of numbers, with their main time zone',
    reads: ['work.phone', 'work.region_zone'],
    table: {
      name: 'work.number_kind',
      row: 'a region and a type',
      key: ['region', 'type'],
      columns: [
        count('kind_no', 'Its place'),
        text('region', 'ISO 3166-1 alpha-2'),
        text('type', 'Type by the numbering plan'),
        text('zone', 'Main time zone of the region'),
      ],
    },
  }),
  defineSqlStep(import.meta.url, 'tables/number-fact.sql', {
    name: 'work.number_fact',
    purpose: 'Region, type and main time zone of every number',
    reads: ['work.phone', 'work.number_kind'],
    table: {
      name: 'work.number_fact',
      row: 'a number',
      key: ['number'],
      columns: [
        text('number', 'E.164', { values: 'distinct' }),
        count('digits', 'Digits of the number: cheaper to join by'),
        text('region', 'ISO 3166-1 alpha-2', { values: 'repeated' }),
        text('type', 'Type by the numbering plan', { values: 'repeated' }),
        text('zone', 'Main time zone of the region', { values: 'repeated' }),
        count('kind_no', 'Place of region and type in work.number_kind'),
      ],
    },
  }),
];
