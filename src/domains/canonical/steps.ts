import { canonicalTable } from '../../model/tables/all.ts';
import { defineSqlStep, type SqlStep } from '../../pipeline/step.ts';

const here = import.meta.url;

/** `canonical.<table>`: mapped rows with every identifier in its canonical spelling, raw spelling beside it. */
function canonicalStep(name: string, values: readonly string[]): SqlStep {
  const table = canonicalTable(name);
  return defineSqlStep(here, `tables/${name.replaceAll('_', '-')}.sql`, {
    name: `canonical.${name}`,
    purpose: `${table.row[0]!.toUpperCase()}${table.row.slice(1)}, with identifiers normalised`,
    reads: [`mapped.${name}`, ...values],
    table,
  });
}

export const CANONICAL_STEPS: readonly SqlStep[] = [
  canonicalStep('account', [
    'work.region_value',
    'work.wallet_value',
    'work.email_value',
    'work.handle_value',
    'work.ip_value',
    'work.device_value',
    'work.account_hint',
    'work.odd_spelling',
    'work.phone',
  ]),
  canonicalStep('login', ['work.ip_value', 'work.device_value']),
  canonicalStep('payment', ['work.wallet_value']),
  canonicalStep('call', [
    'work.account_hint',
    'work.odd_spelling',
    'work.phone',
    'work.presented_phone',
    'work.ip_value',
  ]),
  canonicalStep('interception', ['work.account_hint', 'work.odd_spelling', 'work.phone']),
  canonicalStep('message', []),
  canonicalStep('contact', ['work.account_hint', 'work.odd_spelling', 'work.phone', 'work.email_value']),
  canonicalStep('complaint', ['work.complaint_phone']),
  canonicalStep('organisation_number', ['work.region_value', 'work.other_phone']),
  canonicalStep('known_identifier', [
    'work.wallet_value',
    'work.email_value',
    'work.handle_value',
    'work.ip_value',
    'work.device_value',
    'work.other_phone',
  ]),
  canonicalStep('rate', []),
];
