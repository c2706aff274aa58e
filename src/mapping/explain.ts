import type { FieldMapping, Mapping, TableMapping, Transform } from './mapping.ts';
import type { Kind } from './profile/kinds.ts';
import type { ColumnProfile, TableProfile } from './profile/profile.ts';

/**
 * A mapping as a text that an examiner can read: each table with what it feeds and why, each column with what was seen in it and which
 * field it feeds, then what was assumed. Names of columns come from the evidence: control characters are taken out.
 */
export function explainMapping(mapping: Mapping, profiles: readonly TableProfile[]): string {
  const lines = [`Exhibit ${clean(mapping.exhibit_name)} (${mapping.exhibit.slice(0, 16)})`];
  for (const table of mapping.tables) {
    const profile = profiles.find(
      (candidate) => candidate.exhibit === mapping.exhibit && candidate.table === table.source,
    );
    lines.push('', ...explainTable(table, profile));
  }
  if (mapping.assumptions.length > 0)
    lines.push('', 'Assumed, most doubtful first:', ...mapping.assumptions.map((text) => `  - ${clean(text)}`));
  return `${lines.join('\n')}\n`;
}

function explainTable(table: TableMapping, profile: TableProfile | undefined): string[] {
  const rows = profile ? `, ${profile.rows.toLocaleString('en')} rows` : '';
  const head = table.target === null ? 'feeds nothing' : `feeds ${table.target} (${percent(table.confidence)})`;
  const lines = [`${clean(table.source)}${rows}: ${head}: ${table.reasons.map(clean).join('; ')}`];
  if (table.pairs)
    lines.push(
      `  a row is one whose ${clean(table.pairs.kind.name)} is ${table.pairs.opens.map(clean).join(', ')}, with the ${table.pairs.closes.map(clean).join(', ')} of the same ${table.pairs.key.map(({ name }) => clean(name)).join(', ')}`,
    );
  if (table.only)
    lines.push(`  only rows whose ${clean(table.only.name)} is ${table.only.values.map(clean).join(', ')}`);
  if (table.except)
    lines.push(`  no rows whose ${clean(table.except.name)} is ${table.except.values.map(clean).join(', ')}`);
  if (table.matching)
    lines.push(`  only rows whose ${clean(table.matching.name)} matches ${clean(table.matching.pattern)}`);
  const fields = Object.entries(table.fields);
  const cells: string[][] = [];
  const fed = new Set<number>();
  for (const [name, field] of fields) {
    for (const { column } of field.from) fed.add(column);
    cells.push([
      sources(field),
      name,
      describe(field.as),
      percent(field.confidence),
      field.reasons.map(clean).join('; '),
    ]);
  }
  for (const column of profile?.columns ?? []) {
    if (!fed.has(column.column))
      cells.push([clean(column.name) || `column ${column.column + 1}`, '-', '', '', seen(column)]);
  }
  return [...lines, ...aligned([['column', 'feeds', 'read as', 'sure', 'because / seen'], ...cells])];
}

function sources(field: FieldMapping): string {
  const not = field.not ? `, not ${field.not.map(clean).join(', ')}` : '';
  const names = field.from.map(({ column, name }) => clean(name) || `column ${column + 1}`).join(' + ');
  const lookup = field.lookup ? ` via ${clean(field.lookup.table)}.${clean(field.lookup.match.name)}` : '';
  return field.from.length > 0 ? names + lookup + not : `always ${clean(field.value ?? '')}`;
}

function describe(as: Transform): string {
  switch (as.kind) {
    case 'timestamp':
      return `time, ${as.format}${as.format.startsWith('epoch') ? '' : `, ${as.zone}`}`;
    case 'date':
      return `date, ${as.format}`;
    case 'decimal':
      return `decimal ${as.mark === '.' ? 'point' : 'comma'}`;
    case 'boolean':
      return `yes: ${as.yes.map(clean).join(', ') || 'none'}; no: ${as.no.map(clean).join(', ') || 'none'}`;
    case 'integer':
      return `whole number${as.factor ? ` × ${as.factor}` : ''}${as.divide ? ` ÷ ${as.divide}` : ''}`;
    case 'words':
      return `words for ${as.codes.map(clean).join(', ')}`;
    case 'first':
      return as.parts.length > 1 ? `text, first that has: ${as.parts.join(', ')}` : `text, ${as.parts[0]}`;
    case 'joined':
      return `text, joined${as.prefix ? ` after ${as.prefix}` : ''}`;
    default:
      return as.kind;
  }
}

const TELLING: readonly (readonly [Kind, string])[] = [
  ['email', 'e-mail addresses'],
  ['ip', 'IP addresses'],
  ['wallet', 'wallets'],
  ['phone_strong', 'phone numbers'],
  ['password_hash', 'password hashes'],
  ['hex64', '64 hex digits'],
  ['hex32', '32 hex digits'],
  ['uuid', 'UUIDs'],
  ['user_agent', 'programs'],
  ['handle', 'handles'],
  ['country', 'countries'],
  ['currency', 'currencies'],
  ['truth', 'yes or no'],
  ['organisation', 'organisations'],
  ['person', 'names of persons'],
  ['free_text', 'free text'],
  ['number', 'numbers'],
];

/** What was seen in a column, without showing any of it. */
export function seen(column: ColumnProfile): string {
  if (column.filled === 0) return 'empty';
  const kinds = TELLING.filter(([kind]) => (column.kinds[kind] ?? 0) >= 0.6).map(([, words]) => words);
  if (column.time) kinds.unshift(`times (${column.time.format})`);
  const filled = percent(column.filled / Math.max(1, column.sampled));
  const different = column.distinct === column.filled ? 'all different' : `${column.distinct} different`;
  return `${kinds.slice(0, 2).join(', ') || 'text'}; ${filled} filled, ${different} in the sample`;
}

const WIDEST = 44;

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, c) => Math.min(WIDEST, Math.max(...rows.map((row) => (row[c] ?? '').length))));
  return rows.map((row) =>
    `  ${row.map((cell, c) => (c === row.length - 1 ? cell : cut(cell, widths[c]!).padEnd(widths[c]!))).join('  ')}`.trimEnd(),
  );
}

const cut = (text: string, width: number) => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Names of a criminal's columns reach a terminal here: no control or direction-changing characters. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').slice(0, 400);
}
