import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DialledReader } from '../../src/domains/numbering/plan/reader.ts';
import { type InternationalPlan, internationalPlan } from '../../src/domains/numbering/plan/stored.ts';

describe('the plan for international numbers, kept from one start to the next', () => {
  let folder: string;
  let compiled: InternationalPlan;
  let text: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringbreak-plan-'));
    compiled = await internationalPlan(folder);
    text = textOf(compiled);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const textOf = ({ builder, reader }: InternationalPlan): string =>
    JSON.stringify([reader, builder.slots, builder.outcomes, builder.intervals], (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );

  it('is read as it was compiled, and plans of regions go on from it alike', async () => {
    const read = await internationalPlan(folder);
    expect(textOf(read) === text).toBe(true);
    const grown = [read, compiled].map(({ builder }) => ({ builder, reader: builder.add(new DialledReader('GB')) }));
    expect(textOf(grown[0]!) === textOf(grown[1]!)).toBe(true);
  });

  it('is compiled anew when a byte of the file is not what was written, and the file is mended', async () => {
    const [name] = await readdir(folder);
    const file = join(folder, name!);
    const written = await readFile(file, 'utf8');
    await writeFile(file, written.replace('"GB"', '"GG"'));
    expect(textOf(await internationalPlan(folder)) === text).toBe(true);
    expect((await readFile(file, 'utf8')) === written).toBe(true);
  });

  it('is there also where nothing can be kept', async () => {
    const file = join(folder, 'a file, no folder');
    await writeFile(file, '');
    expect(textOf(await internationalPlan(file)) === text).toBe(true);
  });
});
