/** What a cell's text looks like: enough to tell a header from data and a good delimiter from a bad one. */
export type CellKind = 'empty' | 'number' | 'time' | 'address' | 'flag' | 'code' | 'word' | 'text';

const NUMBER = /^[+\-−(]?[\p{Sc}]?\s?\d[\d.,'\u00a0 ]*\)?\s?(?:%|[\p{Sc}]|[A-Z]{3})?$/u;
const PHONE = /^(?:\+|00)?[\d\s()/.-]{6,24}$/;
const TIME =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[ -][A-Za-z]{3,9}[ -,]+\d{2,4})(?:[T ,]+\d{1,2}:\d{2}.*)?$|^\d{1,3}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
const ADDRESS =
  /^[^\s@]+@[^\s@]+\.[^\s@]+$|^https?:\/\/|^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$|^(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}$/i;
const FLAG = /^(?:true|false|yes|no|null|none|n\/a|y|n)$/i;
const CODE = /^(?=.*\d)[0-9a-f-]{12,}$|^(?=.*\d)[\w.:-]*\d{5,}[\w.:-]*$/i;
const WORD = /^[\p{L}_][\p{L}\p{M}\p{N}_ .\-/()#%?:[\]&'’]{0,63}$/u;

/** The kind of one cell. Only the first 256 characters count. */
export function cellKind(cell: string): CellKind {
  const text = cell.slice(0, 256).trim();
  if (text === '') return 'empty';
  if (TIME.test(text)) return 'time';
  if (NUMBER.test(text) || PHONE.test(text)) return 'number';
  if (ADDRESS.test(text)) return 'address';
  if (FLAG.test(text)) return 'flag';
  if (CODE.test(text)) return 'code';
  return WORD.test(text) ? 'word' : 'text';
}

/** Kinds that data has and column names do not. */
export function isData(kind: CellKind): boolean {
  return kind === 'number' || kind === 'time' || kind === 'address' || kind === 'code' || kind === 'flag';
}
