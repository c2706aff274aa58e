import { readFileSync } from 'node:fs';
import { sha256 } from '../base/hash.ts';
import type { Engine } from '../engines/engine.ts';

/** Defines the macros that steps use, and returns the hash of their text for the steps' keys. */
export async function prepareMacros(engine: Engine): Promise<string> {
  const text = readFileSync(new URL('macros.sql', import.meta.url), 'utf8');
  await engine.script(text);
  return sha256(text).slice(0, 16);
}
