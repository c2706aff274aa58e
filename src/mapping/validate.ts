import { RingbreakError } from '../base/errors.ts';
import type { RawCatalog, RawTable } from '../formats/raw-catalog.ts';
import { CANONICAL_TABLES } from '../model/tables/all.ts';
import { type FieldMapping, type Lookup, type Mapping, mappingSchema, type TableMapping } from './mapping.ts';
import { patternFault } from './projection/patterns.ts';
import { REQUIREMENTS } from './targets.ts';

/** Which transforms can fill a column of a type. */
export const FITTING: Readonly<Record<string, readonly string[]>> = {
  VARCHAR: ['text', 'words', 'first', 'joined'],
  BIGINT: ['integer', 'clock'],
  INTEGER: ['integer', 'clock'],
  'DECIMAL(18,2)': ['decimal'],
  'DECIMAL(38,18)': ['decimal'],
  TIMESTAMP: ['timestamp'],
  DATE: ['date'],
  BOOLEAN: ['boolean'],
};

/**
 * Checks a mapping file's content against the exhibit's catalogue: shape, tables, columns, targets, fields, transforms,
 * zones, and that what every row of the target needs is mapped.
 *
 * @throws RingbreakError of kind usage: MAPPING_INVALID (shape), MAPPING_OTHER_EXHIBIT, MAPPING_NO_TABLE,
 * MAPPING_NO_COLUMN, MAPPING_NO_TARGET, MAPPING_NO_FIELD, MAPPING_TRANSFORM, MAPPING_PATTERN, MAPPING_ZONE, MAPPING_LOOKUP,
 * MAPPING_INCOMPLETE, MAPPING_TWICE.
 */
export function validateMapping(mapping: unknown, catalog: RawCatalog): asserts mapping is Mapping {
  const parsed = mappingSchema.safeParse(mapping);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw problem('MAPPING_INVALID', `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`);
  }
  if (parsed.data.exhibit !== catalog.exhibit) {
    throw problem('MAPPING_OTHER_EXHIBIT', 'the mapping belongs to another exhibit');
  }
  const seen = new Set<string>();
  for (const table of parsed.data.tables) {
    const key = JSON.stringify([
      table.source,
      table.target,
      table.only?.values ?? null,
      Object.keys(table.fields).sort(),
    ]);
    if (seen.has(key)) throw problem('MAPPING_TWICE', 'the same table feeds the same fields twice', table.source);
    seen.add(key);
    validateTable(table, catalog);
  }
}

function validateTable(table: TableMapping, catalog: RawCatalog): void {
  const raw = catalog.tables.find((candidate) => candidate.table === table.source);
  if (!raw) throw problem('MAPPING_NO_TABLE', 'the exhibit has no such table', table.source);
  if (table.only) columnExists(raw, table.only.column, 'only');
  if (table.except) columnExists(raw, table.except.column, 'except');
  if (table.matching) {
    columnExists(raw, table.matching.column, 'matching');
    patternWorks(raw, 'matching', table.matching.pattern);
  }
  for (const { column } of table.pairs
    ? [...table.pairs.key, table.pairs.kind, ...(table.pairs.prefer ? [table.pairs.prefer] : [])]
    : [])
    columnExists(raw, column, 'pairs');
  if (table.target === null) {
    if (Object.keys(table.fields).length > 0) {
      throw problem('MAPPING_NO_TARGET', 'fields are given but no target', table.source);
    }
    return;
  }
  const target = CANONICAL_TABLES.find((candidate) => candidate.name === table.target);
  if (!target) {
    const names = CANONICAL_TABLES.map((candidate) => candidate.name).join(', ');
    throw problem('MAPPING_NO_TARGET', `the target is none of ${names}`, table.source);
  }
  for (const [name, field] of Object.entries(table.fields)) {
    const column = target.columns.find((candidate) => candidate.name === name);
    if (column?.filled !== 'mapped') {
      throw problem(
        'MAPPING_NO_FIELD',
        `${target.name} has no column ${JSON.stringify(name).slice(0, 60)} that a mapping fills`,
        table.source,
      );
    }
    validateField(raw, `${target.name}.${name}`, column.type, field, table.pairs !== undefined);
  }
  for (const { anyOf, code } of REQUIREMENTS[target.name] ?? []) {
    if (anyOf.some((name) => table.fields[name])) continue;
    throw problem(
      'MAPPING_INCOMPLETE',
      `every row would be rejected (${code}): map one of ${anyOf.join(', ')}`,
      table.source,
    );
  }
}

function validateField(raw: RawTable, label: string, type: string, field: FieldMapping, pairs: boolean): void {
  for (const source of field.from) {
    columnExists(raw, source.column, label);
    if (source.closing && !pairs)
      throw problem('MAPPING_NO_COLUMN', `${label} takes a closing row's column, but no pairs are made`, raw.table);
  }
  if (field.from.length === 0 && field.value === undefined) {
    throw problem('MAPPING_NO_COLUMN', `${label} has neither a column nor a value`, raw.table);
  }
  patternWorks(raw, label, field.pattern);
  if (!FITTING[type]?.includes(field.as.kind)) {
    throw problem('MAPPING_TRANSFORM', `${label} is ${type}: it cannot be read as ${field.as.kind}`, raw.table);
  }
  if (field.as.kind === 'timestamp' && !isZone(field.as.zone)) {
    throw problem('MAPPING_ZONE', `${label} names a time zone that does not exist`, raw.table);
  }
  if ('parts' in field.as && field.as.parts.length !== field.from.length) {
    throw problem('MAPPING_TRANSFORM', `${label} needs one part for each of its columns`, raw.table);
  }
  if (field.as.kind === 'words' && (field.from.length !== 1 || field.as.codes.length !== field.as.words.length)) {
    throw problem('MAPPING_TRANSFORM', `${label} needs one column, and a word for each code`, raw.table);
  }
  const looking = [...FITTING['VARCHAR']!, 'integer', 'timestamp'];
  if (field.lookup && (field.from.length !== 1 || !looking.includes(field.as.kind))) {
    throw problem(
      'MAPPING_LOOKUP',
      `${label} looks up: it needs one column, read as text, whole number or time`,
      raw.table,
    );
  }
}

function patternWorks(raw: RawTable, label: string, pattern: string | undefined): void {
  const fault = pattern === undefined ? undefined : patternFault(pattern);
  if (fault !== undefined) throw problem('MAPPING_PATTERN', `the pattern of ${label} ${fault}`, raw.table);
}

/**
 * Checks that every lookup leads to a table and columns of the case.
 *
 * @throws RingbreakError MAPPING_LOOKUP.
 */
export function validateLookups(mapping: Mapping, catalogs: readonly RawCatalog[]): void {
  for (const table of mapping.tables) {
    for (const [name, { lookup }] of Object.entries(table.fields)) {
      if (!lookup || (leads(lookup, catalogs) && (!lookup.onward || leads(lookup.onward, catalogs)))) continue;
      throw problem(
        'MAPPING_LOOKUP',
        `${name} looks up in a table or column that the case does not have`,
        table.source,
      );
    }
  }
}

function leads(lookup: Lookup, catalogs: readonly RawCatalog[]): boolean {
  const tables = catalogs.find((catalog) => catalog.exhibit === lookup.exhibit)?.tables ?? [];
  const { match, take, gather, also = [] } = lookup;
  const reach = Math.max(match.column, take.column, gather?.order.column ?? 0, gather?.only?.column ?? 0);
  return [lookup.table, ...also].every((name) => {
    const raw = tables.find(({ table }) => table === name);
    return raw !== undefined && reach < raw.columns.length;
  });
}

function columnExists(raw: RawTable, column: number, label: string): void {
  if (column < raw.columns.length) return;
  throw problem(
    'MAPPING_NO_COLUMN',
    `${label} takes column ${column}, but the table has ${raw.columns.length} (counted from 0)`,
    raw.table,
  );
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

function problem(code: string, what: string, table?: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code,
    what,
    where: table === undefined ? {} : { table },
    next: 'Correct the mapping file (docs/mapping.md), or delete it and run `ringbreak map` to have it suggested again.',
  });
}
