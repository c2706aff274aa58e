import { canonical, mapped, normalised } from '../table.ts';

export const organisationNumber = canonical('organisation_number', 'a number that belongs to an organisation', [
  mapped('organisation', 'VARCHAR', 'Name of the organisation'),
  mapped('number_raw', 'VARCHAR', 'Number as written'),
  normalised('number', 'VARCHAR', 'Number in E.164, or the digits after + where the plan does not know it'),
  mapped('region_raw', 'VARCHAR', 'Country as written'),
  normalised('region', 'VARCHAR', 'Country, ISO 3166-1 alpha-2'),
]);
