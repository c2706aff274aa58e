import type { ComparisonName } from '../comparisons/all.ts';
import type { LinkColumn } from './profile.ts';

/** How a column is to be compared, or why it is not. */
export interface ColumnChoice {
  readonly column: LinkColumn;
  readonly type?: ComparisonName;
  readonly role?: 'given' | 'surname' | 'latitude' | 'longitude';
  readonly left?: string;
}

const HINTS = {
  id: /^(?:rec_?id|record_?id|unique_?id|row_?id|id|uuid|guid|key|pk|_?row|index|unnamed.*|record|case_?id|ref|reference)$/,
  truth:
    /^(?:cluster(?:_?id)?|true_?(?:id|cluster|match)|ent(?:ity)?_?id|label|truth|ground_?truth|match_?id|is_?dup(?:licate)?|group_?id|person_?id_?true)$/,
  given:
    /(?:given|first|fore|christian|middle)_?name|^(?:fname|first|forename|given|vorname|voornaam|prenom|nombre|middle|mname)|fname/,
  surname: /(?:sur|last|family)_?name|^(?:lname|last|surname|nachname|achternaam|nom|apellidos?)|lname/,
  name: /name|^(?:person|author|authors|artist|naam)$/,
  date: /birth|dob|date|geboren|_at$|_on$/,
  phone: /phone|tel(?:efon|ephone)?$|^tel|mobile|cell|msisdn|fax/,
  email: /e_?mail/,
  address: /addr|street|road|line_?[12]|strasse|straat|calle/,
  latitude: /^lat(?:itude)?$/,
  longitude: /^(?:lon|lng|long|longitude)$/,
  code: /post_?code|zip|plz|ssn|soc_?sec|(?:^|_)(?:nr|no|num|number|code|id)$|nhs|passport|licen[cs]e/,
} as const;

/** Spelling of a header that hints look at: `Date of Birth` → `date_of_birth`. */
function plain(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** Chooses the id column: unique everywhere, and either called like one or looking like one. */
export function chooseId(columns: readonly LinkColumn[]): LinkColumn | undefined {
  const unique = columns.filter((column) => column.unique);
  return (
    unique.find((column) => HINTS.id.test(plain(column.name))) ??
    unique.find((column) => /(?:^|_)id$/.test(plain(column.name)) || (column.index === 0 && column.numeric === 1))
  );
}

/** Chooses how to compare a column, from its name and, first of all, from what it holds. */
export function chooseKind(column: LinkColumn, id: LinkColumn | undefined): ColumnChoice {
  const name = plain(column.name);
  if (column === id) return { column, left: 'it names the row' };
  if (HINTS.truth.test(name)) return { column, left: 'its name says that it holds the answer' };
  if (column.filled === 0) return { column, left: 'it is empty' };
  if (column.distinct <= 1) return { column, left: 'it has the same value everywhere' };
  if (HINTS.id.test(name) && (column.unique || column.distinct > 100)) return { column, left: 'it names the row' };
  const role = roleOf(name);
  if (role === 'latitude' || role === 'longitude') return { column, type: 'place', role };
  return { column, type: byContent(column, name), ...(role ? { role } : {}) };
}

function roleOf(name: string): ColumnChoice['role'] {
  if (HINTS.latitude.test(name)) return 'latitude';
  if (HINTS.longitude.test(name)) return 'longitude';
  const [given, surname] = [HINTS.given.test(name), HINTS.surname.test(name)];
  // `first_and_surname` is neither.
  if (given === surname) return undefined;
  return given ? 'given' : 'surname';
}

function byContent(column: LinkColumn, name: string): ComparisonName {
  if (column.emails >= 0.5) return 'email';
  if (column.dates >= 0.8 && (column.numeric < 0.5 || HINTS.date.test(name) || column.dates >= 0.95)) return 'date';
  if (HINTS.phone.test(name) && column.digits >= 0.7) return 'phone';
  if (column.phones >= 0.8 && column.numeric < 0.6) return 'phone';
  if (column.lists >= 0.5) return 'set';
  if (column.decimal >= 0.3 && column.decimal + column.numeric >= 0.9) return 'number';
  if (column.letters >= 0.7 && (HINTS.address.test(name) || column.words >= 3.2)) return 'address';
  if (column.digits >= 0.7 || HINTS.code.test(name)) return column.distinct <= 12 ? 'exact' : 'code';
  if (column.distinct <= 12 || column.length <= 1.5) return 'exact';
  if (roleOf(name) && column.words < 2.5) return 'name';
  if (HINTS.name.test(name) && column.words >= 1.5) return 'full-name';
  if (column.words <= 1.15 && column.digits < 0.05 && HINTS.name.test(name)) return 'name';
  return column.words >= 2.2 ? 'address' : 'text';
}
