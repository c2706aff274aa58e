import { readdirSync, readFileSync } from 'node:fs';
import { sha256 } from '../../../base/hash.ts';
import type { Engine, Params } from '../../../engines/engine.ts';

const folder = new URL('sql/', import.meta.url);

function text(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

/** Hash of every statement of merging: part of the keys of the steps that merge. */
export function statementsHash(): string {
  return sha256(
    readdirSync(folder)
      .sort()
      .map((file) => `${file}\n${text(file)}`)
      .join('\n'),
  );
}

/** Runs a file's statements in order; each gets the parameters that it names. */
export async function runFile(engine: Engine, file: string, params: Params = {}): Promise<void> {
  for (const statement of text(file).split(/;\s*(?:\n|$)/)) {
    if (statement.replace(/--.*/g, '').trim() === '') continue;
    const named = Object.entries(params).filter(([name]) => new RegExp(`\\$${name}\\b`).test(statement));
    await engine.run(statement, Object.fromEntries(named));
  }
}

export async function isEmpty(engine: Engine, table: string): Promise<boolean> {
  return (await engine.rows(`SELECT 1 FROM ${table} LIMIT 1`)).length === 0;
}
