import { stepName } from './columns.ts';

/**
 * Which rows of a table somebody sees who is limited to countries.
 * `all`: sums and public registers, about nobody. `column`: those whose column names a granted country. `with`: those
 * whose `column` is found as `key` among the rows of `table` that the person sees. `none`: no row, because nothing says
 * whose country it is.
 */
export type RegionRule =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'with'; readonly column: string; readonly table: string; readonly key: string };

const all: RegionRule = { kind: 'all' };
const region: RegionRule = { kind: 'column', column: 'region' };
const ofNumber = (column: string): RegionRule => ({ kind: 'with', column, table: 'number', key: 'number_id' });

const RULES: Readonly<Record<string, RegionRule>> = {
  figure: all,
  quality: all,
  clock_offset: all,
  impersonation: all,
  presented_number: all,
  'canonical.organisation_number': all,
  country: region,
  number: region,
  victim: region,
  offence: region,
  account: region,
  operator: region,
  call_centre: { kind: 'column', column: 'country' },
  scene: ofNumber('number_id'),
  scene_stage: { kind: 'with', column: 'scene_id', table: 'scene', key: 'scene_id' },
  contact_match: ofNumber('number_id'),
  complaint_call: ofNumber('number'),
  burst: { kind: 'with', column: 'account_ref', table: 'account', key: 'account_ref' },
  account_pace: { kind: 'with', column: 'account_ref', table: 'account', key: 'account_ref' },
  'lookup.number': region,
  'lookup.call': { kind: 'with', column: 'digits', table: 'lookup.number', key: 'digits' },
  'lookup.number_scene': ofNumber('number_id'),
  'lookup.account_scene': { kind: 'with', column: 'account_ref', table: 'account', key: 'account_ref' },
  'canonical.call': ofNumber('dialled'),
  'canonical.interception': ofNumber('target'),
  'canonical.contact': ofNumber('phone'),
  'canonical.complaint': ofNumber('called'),
};

/** The rule of a table, by its name in SQL or as a step. A table without one shows nothing to people with countries. */
export function regionOf(table: string): RegionRule {
  return RULES[stepName(table)] ?? { kind: 'none' };
}
