import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkModelJsonSchema } from '../../src/domains/link/index.ts';

const root = new URL('../../', import.meta.url).pathname;

test('the worked example of docs/link.md runs and says what it says', () => {
  const text = readFileSync(join(root, 'docs/link.md'), 'utf8');
  const code = /```ts\n(.*?)```/s
    .exec(text)![1]!
    .replace("'ringbreak/duckdb'", `'${root}src/engines/duckdb/duckdb.ts'`)
    .replace("'ringbreak/link'", `'${root}src/domains/link/index.ts'`);
  const folder = mkdtempSync(join(tmpdir(), 'link-docs-'));
  try {
    writeFileSync(join(folder, 'example.ts'), code);
    const out = execFileSync(process.execPath, [join(folder, 'example.ts')], { encoding: 'utf8' });
    const [clusters, sentence] = out.split('\n');
    const of = new Map(
      (JSON.parse(clusters!) as { id: string; cluster: string }[]).map((row) => [row.id, row.cluster]),
    );
    expect(Object.fromEntries(of)).toEqual({ '1': '1', '2': '1', '3': '3', '4': '4', '5': '4', '6': '6' });
    expect(sentence).toMatch(/^\+.*The same with .*given name is a short form of the other/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('docs/link-model.schema.json is the schema that the program checks', () => {
  const file = JSON.parse(readFileSync(join(root, 'docs/link-model.schema.json'), 'utf8'));
  expect(file).toEqual(JSON.parse(JSON.stringify(linkModelJsonSchema())));
});
