import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashFile } from '../../src/base/hash.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { openRawSink } from '../../src/formats/raw/raw-sink.ts';
import type { RawCatalog } from '../../src/formats/raw-catalog.ts';
import { readExhibit } from '../../src/formats/read-exhibit.ts';
import type { TableMapping } from '../../src/mapping/mapping.ts';
import { projectionSql } from '../../src/mapping/projection/projection.ts';
import { suggestMappings } from '../../src/mapping/suggest.ts';
import { validateLookups, validateMapping } from '../../src/mapping/validate.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';

/** What a folder of exhibits becomes: for each feed of a table the reason and the canonical rows, NULLs left out. */
export interface Golden {
  readonly [feed: string]: { readonly because: string; readonly rows: readonly Readonly<Record<string, string>>[] };
}

/** Reads, maps and projects every file of a folder but expected.json and README.md. */
export async function goldenOf(folder: string): Promise<Golden> {
  const raw = await mkdtemp(join(tmpdir(), 'ringbreak-preset-'));
  const engine = await openDuckdb({ threads: 2 });
  try {
    const files = (await readdir(folder)).filter((name) => name !== 'expected.json' && name !== 'README.md').sort();
    const catalogs: RawCatalog[] = [];
    for (const file of files) catalogs.push(await read(raw, join(folder, file), file));
    const { mappings } = await suggestMappings(engine, raw, catalogs, []);
    const golden: Record<string, Golden[string]> = {};
    for (const [at, mapping] of mappings.entries()) {
      validateMapping(mapping, catalogs[at]!);
      validateLookups(mapping, catalogs);
      for (const table of mapping.tables) {
        const name = `${table.source} -> ${table.target ?? 'nothing'}`;
        const rows = table.target === null ? [] : await rowsOf(engine, raw, catalogs, at, table);
        golden[name] = { because: table.reasons[0]!, rows };
      }
    }
    return golden;
  } finally {
    await engine.close();
    await rm(raw, { recursive: true, force: true });
  }
}

async function read(raw: string, path: string, name: string): Promise<RawCatalog> {
  const { sha256 } = await hashFile(path);
  const sink = await openRawSink({ directory: join(raw, sha256), exhibit: sha256 });
  const { notes } = await readExhibit({
    path,
    name,
    createSink: (member, format) => sink.source(member, format),
    context: { progress: silentProgress, threads: 1 },
  });
  return sink.finish(notes);
}

async function rowsOf(engine: Engine, raw: string, catalogs: readonly RawCatalog[], at: number, table: TableMapping) {
  const target = canonicalTable(table.target!);
  const projection = projectionSql(table, target);
  const fileOf = (exhibit: string, name: string) => {
    const found = catalogs.find((one) => one.exhibit === exhibit)!.tables.find((one) => one.table === name)!;
    return join(raw, exhibit, found.file);
  };
  const lookups = projection.lookups.map(
    ({ param, exhibit, tables }) => [param, tables.map((name) => fileOf(exhibit, name))] as const,
  );
  const rows = await engine.rows(`SELECT * FROM (${projection.sql}) ORDER BY source_row`, {
    ...projection.params,
    ...Object.fromEntries(lookups),
    file: fileOf(catalogs[at]!.exhibit, table.source),
  });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name, value]) => value !== null && !(name === '_unparsed' && Number(value) === 0))
        .map(([name, value]) => [name, text(value)]),
    ),
  );
}

function text(value: unknown): string {
  return value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : String(value);
}
