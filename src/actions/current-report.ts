import { readTextIfThere } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';
import type { Engine } from '../engines/engine.ts';
import type { BuildResult } from '../pipeline/run.ts';

/**
 * What decides a report's content, as a hash: everything gathered for it but the moment, and the key of every step whose
 * tables it shows.
 */
export function reportKey(gathered: { readonly generatedAt: string }, result: BuildResult): string {
  const { generatedAt, ...content } = gathered;
  return sha256(JSON.stringify([content, result.steps.map(({ name, key }) => [name, key])]));
}

/** Whether the file is still the report that was written for this key: nobody has to wait for an equal one. */
export async function isReportCurrent(engine: Engine, path: string, key: string): Promise<boolean> {
  const [written] = await engine.rows('SELECT key, sha256 FROM work.report').catch(() => []);
  if (written?.['key'] !== key) return false;
  const text = await readTextIfThere(path);
  return text !== undefined && sha256(text) === written['sha256'];
}

/** Records for which key the file was written. */
export async function noteReport(engine: Engine, path: string, key: string): Promise<void> {
  await engine.run('CREATE OR REPLACE TABLE work.report AS SELECT $key AS key, $sha256 AS sha256', {
    key,
    sha256: sha256((await readTextIfThere(path)) ?? ''),
  });
}
