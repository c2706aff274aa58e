import { join } from 'node:path';
import { hashOf } from '../../base/hash.ts';
import type { Progress } from '../../base/progress.ts';
import { bytesOf, canonicalText, hashRange, isFolder, namesIn, sizeOfFile } from './disk.ts';
import type { Findings } from './finding.ts';
import { type Manifest, type ManifestStep, readManifest, stepsAfter } from './manifest.ts';

const MANIFEST = 'derived/manifest.json';
const REBUILD = 'delete derived/ and build again: nothing in it is evidence';

/** What the rest of the check found out, for comparing with what was built. */
export interface KnownInputs {
  readonly exhibits: ReadonlySet<string>;
  /** Every hash that the ledger recorded for an exhibit's mapping, the last one last. */
  readonly mappings: ReadonlyMap<string, readonly string[]>;
  /** Parameters as the ledger set them last. */
  readonly parameters: ReadonlyMap<string, unknown>;
}

/** The manifest when there is a sound one; a damaged one is reported by `checkDerived`. */
export async function loadManifest(folder: string): Promise<ReturnType<typeof readManifest> | undefined> {
  const bytes = await bytesOf(join(folder, MANIFEST));
  return bytes && readManifest(bytes);
}

/** Verifies derived/: the manifest, every step's key, what the keys refer to, and the files' hashes. */
export async function checkDerived(
  folder: string,
  read: ReturnType<typeof readManifest> | undefined,
  known: KnownInputs,
  findings: Findings,
  progress: Progress,
): Promise<void> {
  if (read === undefined) {
    if (await isFolder(join(folder, 'derived'))) {
      findings.harmless('NOTHING_PUBLISHED', 'derived', 'derived/ has no manifest: no build was finished');
    }
    return;
  }
  if ('wrong' in read) {
    findings.damage(
      'MANIFEST_DAMAGED',
      MANIFEST,
      `the manifest of derived/ is damaged: ${read.wrong}`,
      `all figures: ${REBUILD}`,
    );
    return;
  }
  const { manifest } = read;
  const keys = new Map(manifest.steps.map((step) => [step.name, step.key]));
  for (const step of manifest.steps) checkStep(step, keys, known, manifest, findings);
  findings.verified.steps = manifest.steps.length;
  reportUnused(manifest, known, findings);
  await checkFiles(folder, manifest, findings, progress);
}

function checkStep(
  step: ManifestStep,
  keys: ReadonlyMap<string, string>,
  known: KnownInputs,
  manifest: Manifest,
  findings: Findings,
): void {
  const affects = `${stepsAfter(manifest, step.name).join(', ')}: ${REBUILD}`;
  const damage = (code: string, what: string) => findings.damage(code, MANIFEST, `step ${step.name}: ${what}`, affects);
  reportOldParameters(step, known, affects, findings);
  if (hashOf(step.inputs) !== step.key) damage('STEP_KEY_WRONG', 'its key is not the hash of its inputs');
  for (const { name, key } of step.inputs.upstream ?? []) {
    if (keys.get(name) !== key) damage('STEP_UPSTREAM_WRONG', `it was built on another ${name} than the one there is`);
  }
  for (const exhibit of step.inputs.exhibits ?? []) {
    if (!known.exhibits.has(exhibit))
      damage('STEP_EXHIBIT_UNKNOWN', `it used exhibit ${exhibit}, which the ledger does not know`);
  }
  for (const { exhibit, sha256 } of step.inputs.mappings ?? []) {
    const recorded = known.mappings.get(exhibit) ?? [];
    if (!recorded.includes(sha256)) {
      damage('STEP_MAPPING_UNKNOWN', `it used a mapping of exhibit ${exhibit} that the ledger does not know`);
    } else if (recorded.at(-1) !== sha256) {
      const what = `step ${step.name} was built with an earlier mapping of exhibit ${exhibit}`;
      findings.add('stale', 'BUILD_IS_STALE', MANIFEST, what, affects);
    }
  }
}

/** A step that was built with a value that the ledger has changed since. */
function reportOldParameters(step: ManifestStep, known: KnownInputs, affects: string, findings: Findings): void {
  for (const [name, value] of Object.entries(step.inputs.parameters ?? {})) {
    if (!known.parameters.has(name) || canonicalText(known.parameters.get(name)) === canonicalText(value)) continue;
    const what = `step ${step.name} was built with another value of the parameter ${name} than the ledger has`;
    findings.add('stale', 'BUILD_IS_STALE', MANIFEST, what, affects);
  }
}

function reportUnused(manifest: Manifest, known: KnownInputs, findings: Findings): void {
  const used = new Set(manifest.steps.flatMap((step) => step.inputs.exhibits ?? []));
  for (const exhibit of known.exhibits) {
    if (used.has(exhibit)) continue;
    const what = `exhibit ${exhibit} was added after the build, or not used by it`;
    findings.add('stale', 'BUILD_IS_STALE', MANIFEST, what, 'all figures: build again');
  }
}

async function checkFiles(folder: string, manifest: Manifest, findings: Findings, progress: Progress): Promise<void> {
  const files = manifest.steps.flatMap((step) => step.files.map((file) => ({ ...file, step: step.name })));
  progress.stage('check derived', { total: files.length, unit: 'steps' });
  const seen = new Set<string>();
  for (const [index, file] of files.entries()) {
    seen.add(file.path);
    await checkFile(folder, file, manifest, findings);
    progress.update(index + 1);
  }
  findings.verified.derived_files = files.length;
  await reportUnlisted(folder, seen, findings);
}

async function checkFile(
  folder: string,
  file: { path: string; sha256: string; step: string },
  manifest: Manifest,
  findings: Findings,
): Promise<void> {
  const affects = `${stepsAfter(manifest, file.step).join(', ')}: ${REBUILD}`;
  if (!isInside(file.path)) {
    findings.damage('MANIFEST_DAMAGED', MANIFEST, `step ${file.step} names a file outside derived/`, affects);
    return;
  }
  const path = join(folder, 'derived', file.path);
  const size = await sizeOfFile(path);
  const name = `derived/${file.path}`;
  if (size === undefined) findings.damage('DERIVED_FILE_MISSING', name, 'a file of the build is missing', affects);
  else if ((await hashRange(path, 0, size)) !== file.sha256) {
    findings.damage('DERIVED_FILE_CHANGED', name, 'a file of the build is not the one that was built', affects);
  }
}

/** A relative path without tricks: it cannot lead out of derived/. */
function isInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\\0]/.test(path);
}

/** Raw files that no step names: an interrupted build left them, and nothing reads them. */
async function reportUnlisted(folder: string, listed: ReadonlySet<string>, findings: Findings): Promise<void> {
  for (const exhibit of await namesIn(join(folder, 'derived/raw'))) {
    for (const name of await namesIn(join(folder, 'derived/raw', exhibit))) {
      const path = `raw/${exhibit}/${name}`;
      if (!listed.has(path))
        findings.harmless('NOT_IN_THE_BUILD', `derived/${path}`, 'no step of the build names this file');
    }
  }
}
