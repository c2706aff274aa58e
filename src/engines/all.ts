import { openDuckdb } from './duckdb/duckdb.ts';
import type { Engine, EngineOptions } from './engine.ts';

/** Every engine that steps can run on. */
export const ENGINES: Readonly<Record<string, (options?: EngineOptions) => Promise<Engine>>> = { duckdb: openDuckdb };
