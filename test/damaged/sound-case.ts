import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { hashOf, sha256 } from '../../src/base/hash.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { type Case, createCase, type Exhibit, openCase } from '../../src/case/case.ts';
import { environment, fixedEffects, info } from '../case/effects.ts';

/** A small case with one of everything: the same bytes in every run, but for the path of the exhibit in place. */
export interface SoundCase {
  readonly folder: string;
  /** Outside the case: keys, received files. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly exhibits: { readonly dump: Exhibit; readonly complaints: Exhibit; readonly inPlace: Exhibit };
}

const reason = 'seized under warrant 17/2026';

export async function makeSoundCase(root: string): Promise<SoundCase> {
  const [env, folder, effects] = [environment(join(root, 'config')), join(root, 'case'), fixedEffects()];
  const open = await createCase(folder, { ...info, id: 'op-example-1' }, effects, env);
  const add = async (name: string, text: string, inPlace = false) => {
    await writeFile(join(root, name), text);
    return (await open.addExhibit(join(root, name), { reason }, { inPlace }, effects, silentProgress)).exhibit;
  };
  const dump = await add('shop.sql', 'INSERT INTO calls VALUES (1);\n');
  const complaints = await add('complaints.csv', 'ref,number\n1,+440000000000\n');
  const inPlace = await add('disk.img', 'a big image that stays where it is', true);
  await open.writeMapping(dump, '{"format":1,"tables":[]}\n', { reason: 'suggested from content' }, effects);
  await open.writeMapping(complaints, '{"format":1,"tables":[{}]}\n', { reason: 'suggested from content' }, effects);
  await open.confirmMappings('columns compared with the form', effects);
  await open.record({ type: 'parameter_set', name: 'victim.talk_s', value: 60, reason: 'the Met rule' }, effects);
  await addColleague(open, root);
  await open.record({ type: 'decision', kind: 'same_operator', about: ['a1', 'a2'], reason: 'one wallet' }, effects);
  await open.close();
  await interruptAndGoOn(folder, env);
  await build(folder, { dump, complaints, inPlace });
  return { folder, root, env, exhibits: { dump, complaints, inPlace } };
}

async function addColleague(open: Case, root: string): Promise<void> {
  const theirs = environment(join(root, 'colleague'));
  const own = await createCase(join(root, 'theirs'), info, fixedEffects('colleague'), theirs);
  await open.addKey((await own.keys())[0]!, 'colleague', 'joins the team', fixedEffects('supervisor'));
  await own.close();
}

/** Leaves a ledger/torn-1 with its event. */
async function interruptAndGoOn(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  await appendFile(join(folder, 'ledger/entries.jsonl'), '{"about":["a1"');
  const open = await openCase(folder, { write: true, env });
  const event = { type: 'decision', kind: 'not_same', about: ['a1', 'a3'], reason: 'two voices' } as const;
  await open.record(event, fixedEffects('DC 1234 Example, later'));
  await open.close();
}

/** derived/ as the pipeline publishes it: a raw step an exhibit, and one that builds on them. */
async function build(folder: string, exhibits: SoundCase['exhibits']): Promise<void> {
  const case_ = await openCase(folder, { write: false });
  const mappings = (await case_.mappings()).map(({ exhibit, sha256: hash }) => ({ exhibit, sha256: hash }));
  const raw = [];
  for (const [name, exhibit] of Object.entries(exhibits)) {
    const path = `raw/${exhibit.sha256}/0.parquet`;
    await mkdir(join(folder, 'derived/raw', exhibit.sha256), { recursive: true });
    await writeFile(join(folder, 'derived', path), `PAR1 ${name}`);
    const files = [{ path, sha256: sha256(`PAR1 ${name}`) }];
    raw.push(step(`raw_${name}`, { exhibits: [exhibit.sha256], mappings: [], upstream: [] }, files));
  }
  const upstream = raw.map(({ name, key }) => ({ name, key }));
  await writeManifest(folder, [...raw, step('call', { exhibits: [], mappings, upstream, parameters: { 'victim.talk_s': 60 } }, [])]);
}

function step(name: string, inputs: Record<string, unknown>, files: { path: string; sha256: string }[]) {
  return { name, key: hashOf(inputs), inputs, files, rows: files.length };
}

/** Writes derived/manifest.json with a fitting hash of its own. */
export async function writeManifest(folder: string, steps: readonly unknown[]): Promise<void> {
  const rest = { format: 1, steps };
  await writeFile(join(folder, 'derived/manifest.json'), canonicalJson({ ...rest, manifest_sha256: hashOf(rest) }));
}
