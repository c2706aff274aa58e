/** Types shared by DuckDB and Spark. Times are UTC. Money is DECIMAL, never a float. */
export type ColumnType =
  | 'VARCHAR'
  | 'BIGINT'
  | 'INTEGER'
  | 'BOOLEAN'
  | 'TIMESTAMP'
  | 'DATE'
  | 'TIME'
  | 'DECIMAL(18,2)'
  | 'DECIMAL(38,18)'
  | 'DOUBLE'
  | 'VARCHAR[]';

/** Whose data a column holds (Directive 2016/680 art. 6). */
export type DataSubject = 'suspect' | 'victim' | 'other' | 'none';

/** personal: identifies somebody; secret: a credential or a captured code; none: neither. */
export type Sensitivity = 'none' | 'personal' | 'secret';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** One sentence with unit and meaning: it is the generated reference. */
  readonly about: string;
  readonly subject?: DataSubject;
  readonly sensitivity?: Sensitivity;
  /**
   * mapped: filled from an exhibit by a mapping. normalised: computed from mapped columns. Published tables leave it out.
   */
  readonly filled?: 'mapped' | 'normalised';
  /**
   * Of texts in tables as long as the calls: distinct, nearly every row has its own; repeated, few fill all rows. The engine
   * then need not find out how to store them. Changes no result.
   */
  readonly values?: 'distinct' | 'repeated';
}

export interface Table {
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly Column[];
  /** Columns that order and identify rows. */
  readonly key: readonly string[];
}

/** Where a canonical row came from. Every canonical table ends with these. */
export const PROVENANCE: readonly Column[] = [
  { name: 'exhibit', type: 'VARCHAR', about: 'SHA-256 of the exhibit the row was read from', values: 'repeated' },
  { name: 'source_table', type: 'VARCHAR', about: 'Table within the exhibit', values: 'repeated' },
  { name: 'source_row', type: 'BIGINT', about: 'Row number within that table, from 1' },
];

type ColumnExtra = Partial<Pick<Column, 'subject' | 'sensitivity' | 'values'>>;

/** A column that a mapping fills. */
export function mapped(name: string, type: ColumnType, about: string, extra: ColumnExtra = {}): Column {
  return { name, type, about, filled: 'mapped', ...extra };
}

/** A column that normalisation computes. */
export function normalised(name: string, type: ColumnType, about: string, extra: ColumnExtra = {}): Column {
  return { name, type, about, filled: 'normalised', ...extra };
}

/** A canonical table: its own columns, then where each row came from. */
export function canonical(name: string, row: string, columns: readonly Column[]): Table {
  return { name, row, columns: [...columns, ...PROVENANCE], key: ['exhibit', 'source_table', 'source_row'] };
}
