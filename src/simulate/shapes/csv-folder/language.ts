import type { Setting } from '../../world/setting.ts';
import type { Encoding } from '../../write/csv.ts';
import type { OfficeStyle } from '../offices.ts';

export interface ExportFile {
  /** Without `.csv`. */
  readonly name: string;
  /** Column names, `;` between; the order is that of the writer. */
  readonly header: string;
}

export type ExportTable = 'account' | 'call' | 'login' | 'payment' | 'interception' | 'message';

/** One language of the shape: its world and its words. */
export interface Language {
  readonly setting: Setting;
  /** Encodings that its programs export. */
  readonly encodings: readonly Encoding[];
  readonly files: Readonly<Record<ExportTable, ExportFile>>;
  /** answered, no answer, busy, failed. */
  readonly outcomes: readonly [string, string, string, string];
  readonly captured: string;
  readonly missed: string;
  readonly yes: string;
  readonly no: string;
  readonly plans: readonly string[];
  readonly offices: OfficeStyle;
}
