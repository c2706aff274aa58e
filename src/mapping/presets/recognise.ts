import { plainName } from '../names/names.ts';
import type { TableData } from '../profile/profile.ts';
import { round } from '../suggest/choose.ts';
import { looksLike } from './looks.ts';
import type { Preset, PresetTable } from './preset.ts';

/** A raw table that is one of a preset's. */
export interface Recognised {
  readonly preset: Preset;
  readonly table: PresetTable;
  readonly data: TableData;
  /** Column of the preset → position. */
  readonly columns: ReadonlyMap<string, number>;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

/** A column of the preset that is there must look as it should in this share of its cells. */
const LOOKS = 0.8;
/** Columns of a headerless file, counted together, must look right to this share. */
const HEADERLESS = 0.95;
const JUDGED = 5;

/** Which raw tables are tables of known systems; the best fit of each, by columns, then by the order of the presets. */
export function recogniseTables(tables: readonly TableData[], presets: readonly Preset[]): Map<TableData, Recognised> {
  const found = new Map<TableData, Recognised>();
  for (const data of tables) {
    const fits = presets.flatMap((preset) => preset.tables.flatMap((table) => recognise(preset, table, data) ?? []));
    const best = fits.toSorted((a, b) => b.confidence - a.confidence || b.columns.size - a.columns.size)[0];
    if (best) found.set(data, best);
  }
  return found;
}

function recognise(preset: Preset, table: PresetTable, data: TableData): Recognised | undefined {
  return isHeaderless(data) ? byContent(preset, table, data) : byNames(preset, table, data);
}

function isHeaderless({ raw }: TableData): boolean {
  return raw.columns.length > 0 && raw.columns.every(({ name }, at) => name === '' || name === `column_${at + 1}`);
}

function byNames(preset: Preset, table: PresetTable, data: TableData): Recognised | undefined {
  const named = isCalled(data.raw.table, table.called);
  if ((table.byName && !named) || data.raw.columns.length > (table.most ?? Number.POSITIVE_INFINITY)) return undefined;
  const columns = columnsByName(table, data);
  if (table.needs.some((id) => !columns.has(id))) return undefined;
  const telling = (table.telling ?? []).filter((id) => columns.has(id)).length;
  if (telling < (table.some ?? 0)) return undefined;
  for (const [id, at] of columns) {
    const looks = table.columns[id]!.looks;
    const column = data.columns[at];
    if (!looks || !column || looksLike(column, looks) >= LOOKS) continue;
    if (table.needs.includes(id)) return undefined;
    columns.delete(id);
  }
  const all = Object.keys(table.columns).length;
  const share = columns.size / all;
  const confidence = round(Math.min(0.99, 0.7 + 0.2 * share + (named ? 0.09 : 0)));
  const reason = `preset: ${table.label}, ${columns.size} of ${all} columns`;
  return { preset, table, data, columns, confidence, reason };
}

/** Names without case, blanks and underscores; a prefix that all columns share (`cdr_src`, `cdr_dst`) is taken off. */
function columnsByName(table: PresetTable, data: TableData): Map<string, number> {
  const names = data.raw.columns.map(({ name }) => bare(name));
  const plain = matched(table, names);
  const prefix = sharedPrefix(data.raw.columns.map(({ name }) => plainName(name)));
  if (prefix === '') return plain;
  const without = matched(
    table,
    data.raw.columns.map(({ name }) => bare(plainName(name).slice(prefix.length))),
  );
  return without.size > plain.size ? without : plain;
}

function matched(table: PresetTable, names: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [id, { names: further = [] }] of Object.entries(table.columns)) {
    const at = [id, ...further].map((name) => names.indexOf(bare(name))).find((position) => position >= 0);
    if (at !== undefined) found.set(id, at);
  }
  return found;
}

function sharedPrefix(names: readonly string[]): string {
  const first = /^[^_]{1,20}_/.exec(names[0] ?? '')?.[0] ?? '';
  return first !== '' && names.length > 2 && names.every((name) => name.startsWith(first)) ? first : '';
}

const bare = (name: string) => plainName(name).replace(/[^\p{L}\p{N}]/gu, '');

/** The name stands in the table's name as whole words: `ast_cdr`, `cdr_2021` and `asterisk.cdr` are called cdr. */
export function isCalled(table: string, names: readonly string[]): boolean {
  const words = `_${plainName(table).replace(/[^\p{L}\p{N}]+/gu, '_')}_`;
  return names.some((name) => words.includes(`_${plainName(name)}_`));
}

function byContent(preset: Preset, table: PresetTable, data: TableData): Recognised | undefined {
  if (data.profile.rows === 0) return undefined;
  const width = data.raw.columns.length;
  const fits = (table.layouts ?? [])
    .filter(({ least, columns }) => width >= least && width <= columns.length)
    .flatMap(({ columns }) => fitOf(table, columns.slice(0, width), data) ?? []);
  const best = fits.toSorted((a, b) => b.share - a.share)[0];
  if (!best) return undefined;
  const columns = new Map(best.columns.map((id, at) => [id, at]));
  const confidence = round(Math.min(0.97, 0.6 + 0.37 * best.share));
  const reason = `preset: ${table.label}, no header, ${best.judged} of ${width} columns judged by what they hold`;
  return { preset, table, data, columns, confidence, reason };
}

interface Fit {
  readonly columns: readonly string[];
  readonly share: number;
  readonly judged: number;
}

/** How well the cells fit an order of columns: every column that says what it looks like must do so. */
function fitOf(table: PresetTable, columns: readonly string[], data: TableData): Fit | undefined {
  let sum = 0;
  let judged = 0;
  for (const [at, id] of columns.entries()) {
    const looks = table.columns[id]?.looks;
    const column = data.columns[at];
    if (!column) return undefined;
    if (column.profile.filled === 0) {
      if (table.needs.includes(id)) return undefined;
      continue;
    }
    if (!looks) continue;
    const share = looksLike(column, looks);
    if (share < LOOKS) return undefined;
    sum += share;
    judged++;
  }
  return judged < (table.judged ?? JUDGED) || sum / judged < HEADERLESS
    ? undefined
    : { columns, share: sum / judged, judged };
}
