import { join } from 'node:path';
import { readTextIfThere } from '../base/files.ts';
import { hashFile, hashOf } from '../base/hash.ts';
import { type Progress, silentProgress } from '../base/progress.ts';
import type { Case } from '../case/case.ts';
import { STEPS } from '../domains/all.ts';
import { prepareMacros } from '../domains/macros.ts';
import type { Engine, ParamValue } from '../engines/engine.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';
import type { BuildContext, BuildMapping } from '../pipeline/context.ts';
import { type Manifest, type ManifestStep, readManifest, writeManifest } from '../pipeline/manifest.ts';
import { type BuildResult, runSteps } from '../pipeline/run.ts';
import { foundingCurrency } from './assume.ts';
import { type BuildOptions, type CaseDatabase, derivedFolder } from './database.ts';
import { recordedJudgements } from './judge.ts';

/** Parameters that case.json fixes, until an event sets others. */
export function foundingParameters(target: Case): Readonly<Record<string, ParamValue>> {
  return { base_currency: foundingCurrency(target), home_region: target.info.default_region ?? '' };
}

/** Parameters in force: from case.json, then as the ledger's events set them, the last one winning. */
export async function parametersInForce(target: Case): Promise<Record<string, ParamValue>> {
  const parameters: Record<string, ParamValue> = { ...foundingParameters(target) };
  for (const { event } of await target.events()) {
    if (event.type === 'parameter_set') parameters[event.name] = event.value as ParamValue;
  }
  return parameters;
}

/** Brings every derived table up to date and writes the manifest by which the verifier checks it. */
export async function rebuild(
  target: Case,
  engine: CaseDatabase,
  catalogs: readonly RawCatalog[],
  mappings: readonly BuildMapping[],
  options: BuildOptions,
  progress: Progress,
): Promise<BuildResult & { readonly context: BuildContext }> {
  const derived = derivedFolder(target);
  const macros = await prepareMacros(engine);
  const parameters = await parametersInForce(target);
  const context: BuildContext = {
    derived,
    settings: {
      caseId: target.info.id,
      baseCurrency: String(parameters['base_currency']),
      defaultRegion: target.info.default_region,
    },
    exhibits: (await target.exhibits()).map(({ sha256, name, received_at }) => ({ sha256, name, received_at })),
    catalogs,
    mappings,
    parameters,
    ...(await recordedJudgements(target)),
    engineVersion: `${engine.version}; macros ${macros}`,
    progress,
    ...(options.signal ? { signal: options.signal } : {}),
  };
  const before = await readManifest(derived);
  const built = await runSteps(STEPS, context, engine);
  const raw = await rawSteps(derived, catalogs, before);
  const unread = unreadableSteps(context);
  await writeManifest(engine.manifests, {
    format: 1,
    steps: [...raw, ...unread, ...mappingSteps(mappings), ...built.steps],
  });
  return { ...built, context };
}

/** The raw layer in the manifest: its files with their hashes, taken over while nothing was read anew. */
async function rawSteps(
  derived: string,
  catalogs: readonly RawCatalog[],
  before: Manifest | undefined,
): Promise<ManifestStep[]> {
  const steps: ManifestStep[] = [];
  for (const catalog of catalogs) {
    const name = `raw:${catalog.exhibit}`;
    const folder = `raw/${catalog.exhibit}`;
    const { sha256: catalogHash } = await hashFile(join(derived, folder, 'catalog.json'));
    const inputs = { name, exhibits: [catalog.exhibit], readers: catalog.readers };
    const known = before?.steps.find((step) => step.name === name);
    if (known?.files.some((file) => file.sha256 === catalogHash) && known.key === hashOf(inputs)) {
      steps.push(known);
      continue;
    }
    const names = ['catalog.json', 'rejects.parquet', ...catalog.tables.map((table) => table.file)];
    const files = [];
    for (const file of names) {
      files.push({ path: `${folder}/${file}`, sha256: (await hashFile(join(derived, folder, file))).sha256 });
    }
    const rows = catalog.tables.reduce((sum, table) => sum + table.accepted, 0);
    steps.push({ name, key: hashOf(inputs), inputs, files, rows });
  }
  return steps;
}

/** Exhibits that no reader could use were looked at too: the build is not stale for want of them. */
function unreadableSteps({ exhibits, catalogs }: BuildContext): ManifestStep[] {
  const read = new Set(catalogs.map(({ exhibit }) => exhibit));
  return exhibits
    .filter(({ sha256 }) => !read.has(sha256))
    .map(({ sha256 }) => {
      const inputs = { name: `raw:${sha256}`, exhibits: [sha256], readable: false };
      return { name: inputs.name, key: hashOf(inputs), inputs, files: [], rows: 0 };
    });
}

function mappingSteps(mappings: readonly BuildMapping[]): ManifestStep[] {
  return mappings.map(({ exhibit, sha256 }) => {
    const inputs = { name: `mapping:${exhibit}`, exhibits: [exhibit], mappings: [{ exhibit, sha256 }] };
    return { name: inputs.name, key: hashOf(inputs), inputs, files: [], rows: 0 };
  });
}

/** The context of a build that is only read: catalogs as they are on disk, no mapping, nothing made. */
export async function readOnlyContext(target: Case, engine: Pick<Engine, 'version'>): Promise<BuildContext> {
  const derived = derivedFolder(target);
  const exhibits = await target.exhibits();
  const catalogs = [];
  for (const { sha256 } of exhibits) {
    const text = await readTextIfThere(join(derived, 'raw', sha256, 'catalog.json'));
    if (text !== undefined) catalogs.push(JSON.parse(text) as RawCatalog);
  }
  const parameters = await parametersInForce(target);
  return {
    derived,
    settings: {
      caseId: target.info.id,
      baseCurrency: String(parameters['base_currency']),
      defaultRegion: target.info.default_region,
    },
    exhibits: exhibits.map(({ sha256, name }) => ({ sha256, name })),
    catalogs,
    mappings: [],
    parameters,
    ...(await recordedJudgements(target)),
    engineVersion: engine.version,
    progress: silentProgress,
  };
}
