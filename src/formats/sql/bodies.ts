import { tokenize } from './tokens.ts';

const ROUTINE = /^\s*CREATE\s[^;]{0,500}?\b(?:TRIGGER|PROCEDURE|FUNCTION|EVENT|PACKAGE)\b/i;
const END_OF_BLOCK = new Set(['IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR']);

/** Whether a statement makes a routine, whose body may hold `;` and INSERTs that are no data. */
export function makesRoutine(sql: string): boolean {
  return ROUTINE.test(sql.slice(0, 1000));
}

/** How many BEGIN … END blocks (and CASEs) a piece of SQL opens more than it closes. */
export function openBlocks(sql: string, mysql: boolean): number {
  let depth = 0;
  const words = tokenize(sql, mysql).map((token) => token.keyword);
  for (let i = 0; i < words.length; i++) {
    if (words[i] === 'BEGIN' || words[i] === 'CASE') depth++;
    else if (words[i] === 'END') {
      if (words[i + 1] === 'CASE') i++;
      if (!END_OF_BLOCK.has(words[i + 1] ?? '')) depth--;
    }
  }
  return depth;
}
