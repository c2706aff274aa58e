import { alnum, dateDigits, digits, emailBase, letters, phoneTail, phonetic, sortedWords, words } from './sql-text.ts';

/** What a blocking key can make of a column. */
export const KEY_FORMS = [
  'value',
  'first1',
  'first3',
  'first4',
  'last4',
  'phonetic',
  'sorted',
  'digits',
  'date',
  'year',
  'phone',
  'email',
  'words',
  'ends',
] as const;

export type KeyForm = (typeof KEY_FORMS)[number];

/** Forms that give a list of keys: rows meet when they share one. */
export const LIST_FORMS: ReadonlySet<KeyForm> = new Set(['words']);

/** SQL of a key over a normalised column: text, or a list of texts for `LIST_FORMS`; NULL when there is none. */
export function keySql(form: KeyForm, column: string, order: 'dmy' | 'mdy'): string {
  switch (form) {
    case 'value':
      return alnum(column);
    case 'first1':
      return `left(${alnum(column)}, 1)`;
    case 'first3':
      return `left(${letters(column)}, 3)`;
    case 'first4':
      return `left(${alnum(column)}, 4)`;
    case 'last4':
      return `right(${alnum(column)}, 4)`;
    case 'phonetic':
      return phonetic(column);
    case 'sorted':
      return sortedWords(column);
    case 'digits':
      return digits(column);
    case 'date':
      return `CASE WHEN length(${dateDigits(column, order)}) = 8 THEN ${dateDigits(column, order)} END`;
    case 'year':
      return `left(${dateDigits(column, order)}, 4)`;
    case 'phone':
      return phoneTail(column);
    case 'email':
      return emailBase(column);
    case 'words':
      return `list_filter(list_distinct(string_split(${words(column)}, ' ')), lambda w: length(w) >= 3)`;
    case 'ends':
      return `left(${alnum(column)}, 2) || '~' || right(${alnum(column)}, 2)`;
  }
}
