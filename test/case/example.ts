import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { hashOf } from '../../src/base/hash.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { createCase, verifierKey } from '../../src/case/case.ts';
import { environment, fixedEffects } from './effects.ts';

/** The case of the worked example in docs/case-format.md: the same bytes in every run. Block name → text. */
export async function workedExample(root: string): Promise<Map<string, string>> {
  const [folder, effects] = [join(root, 'case'), fixedEffects()];
  const info = { id: 'op-example-1', title: 'Operation Example', agency: 'Example Police', base_currency: 'GBP' };
  const open = await createCase(folder, info, effects, environment(join(root, 'config')));
  await writeFile(join(root, 'complaints.csv'), 'ref,number\n1,+440000000000\n');
  const meta = { reason: 'reports to the police website', mediaType: 'text/csv', handlingCode: 'H1' } as const;
  const { exhibit } = await open.addExhibit(join(root, 'complaints.csv'), meta, {}, effects, silentProgress);
  await open.writeMapping(exhibit, '{"format":1}\n', { reason: 'suggested from content' }, effects);
  await open.confirmMappings('columns compared with the form', effects);
  const event = { type: 'parameter_set', name: 'victim.talk_s', value: 60, reason: 'the Met rule' } as const;
  const { index } = await open.record(event, effects);
  const proof = await open.proveEvent(1);
  const [key] = await open.keys();
  await open.close();
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  const inputs = { exhibits: [exhibit.sha256], mappings: [], reader: 'delimited 1', upstream: [] };
  const files = [{ path: `raw/${exhibit.sha256}/0.parquet`, sha256: '0'.repeat(64) }];
  const manifest = { format: 1, steps: [{ name: 'raw', key: hashOf(inputs), inputs, files, rows: 1 }] };
  return new Map([
    ['case.json', await read('case.json')],
    ['exhibits/<sha256>/exhibit.json', `${await read(`exhibits/${exhibit.sha256}/exhibit.json`)}\n`],
    ['ledger/entries.jsonl', await read('ledger/entries.jsonl')],
    ['ledger/checkpoint', await read('ledger/checkpoint')],
    ['verifier key', `${verifierKey(`ringbreak/case/${info.id}`, Buffer.from(key!, 'base64'))}\n`],
    [`proof of line 2 of ${index + 1}`, proof.proof],
    ['derived/manifest.json', `${canonicalJson({ ...manifest, manifest_sha256: hashOf(manifest) })}\n`],
  ]);
}
