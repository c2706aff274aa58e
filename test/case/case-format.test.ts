import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditSchemas } from '../../src/case/audit/entries.ts';
import { verifyEntryProof } from '../../src/case/case.ts';
import { eventSchemas } from '../../src/case/ledger/events.ts';
import { temporaryFolder } from './effects.ts';
import { workedExample } from './example.ts';

const repository = join(import.meta.dirname, '../..');
const page = await readFile(join(repository, 'docs/case-format.md'), 'utf8');

describe('docs/case-format.md', () => {
  test('shows the bytes that the code writes', async () => {
    const shown = new Map(
      [...page.matchAll(/<!-- example: (.+) -->\n```text\n([\s\S]*?)```\n/g)].map(([, name, text]) => [name, text]),
    );
    expect(shown).toEqual(await workedExample(await temporaryFolder()));
  });

  test('shows a proof that its own verifier key verifies', async () => {
    const example = await workedExample(await temporaryFolder());
    const line = example.get('ledger/entries.jsonl')!.split('\n')[1]!;
    const [origin, , encoded] = example
      .get('verifier key')!
      .trim()
      .split(/\+(.{8})\+/) as [string, string, string];
    const key = Buffer.from(encoded, 'base64').subarray(1).toString('base64');
    expect(verifyEntryProof({ line, proof: example.get('proof of line 2 of 5')! }, origin, [key])).toBe(true);
  });

  test.runIf(process.platform === 'linux')('can be followed with standard tools', async () => {
    const root = await temporaryFolder();
    const example = await workedExample(root);
    const leaf = (n: number) => `( printf '\\0'; sed -n ${n}p ledger/entries.jsonl | tr -d '\\n' ) | sha256sum`;
    expect(page).toContain(leaf(2));
    const run = (command: string) =>
      execFileSync('sh', ['-c', command], { cwd: join(root, 'case'), encoding: 'utf8' }).split(' ')[0]!;
    const proof = example.get('proof of line 2 of 5')!.split('\n');
    expect(run(leaf(1))).toBe(Buffer.from(proof[2]!, 'base64').toString('hex'));
    expect(example.get('ledger/entries.jsonl')).toContain(`"case_sha256":"${run('sha256sum case.json')}"`);
  });

  test.each([
    ['event', 'Ledger', eventSchemas, ['type', 'at', 'actor', 'reason']],
    ['entry of the audit log', 'Audit log', auditSchemas, ['type', 'at', 'batch']],
  ] as const)('lists every type of %s with its fields', (_, heading, schemas, common) => {
    const section = page.slice(page.indexOf(`\n## ${heading}\n`)).split(/\n## /)[1]!;
    const listed = [...section.matchAll(/^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \| (`[a-z0-9_]+`[^|]*) \|/gm)].flatMap(
      ([, types, fields]) =>
        types!.match(/[a-z_]+/g)!.map((type) => [
          type,
          // What stands in brackets says more about a field.
          fields!
            .replaceAll(/\([^)]*\)/g, '')
            .match(/(?<=`)[a-z0-9_]+(?=`)/g)!
            .sort(),
        ]),
    );
    const declared = Object.entries<{ shape: object }>(schemas).map(([type, schema]) => [
      type,
      Object.keys(schema.shape)
        .filter((field) => !(common as readonly string[]).includes(field))
        .sort(),
    ]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(declared));
  });

  test('lists every code that the check can answer', async () => {
    const folder = join(repository, 'src/case/check');
    const sources = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
    const used = new Set(sources.join('\n').match(/(?<=')[A-Z]+(?:_[A-Z]+)+(?=')/g));
    used.delete('NOT_A_CASE');
    const listed = new Set(page.slice(page.indexOf('Findings:')).match(/(?<=`)[A-Z]+(?:_[A-Z]+)+(?=`)/g));
    expect([...listed].sort()).toEqual([...used].sort());
  });
});
