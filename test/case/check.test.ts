import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { createCase, openCase } from '../../src/case/case.ts';
import { checkCase } from '../../src/case/check/check.ts';
import { damages } from '../damaged/damages.ts';
import { makeSoundCase, type SoundCase } from '../damaged/sound-case.ts';
import { environment, fixedEffects, info, temporaryFolder } from './effects.ts';

let sound: SoundCase;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ringbreak-check-'));
  sound = await makeSoundCase(root);
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** A copy of the sound case to break; the file that was added in place is put back afterwards by the caller's copy. */
async function copyOfSound(): Promise<SoundCase> {
  const folder = join(await temporaryFolder(), 'case');
  await cp(sound.folder, folder, { recursive: true });
  return { ...sound, folder };
}

describe('the check', () => {
  test('passes a sound case and counts what it verified', async () => {
    const report = await checkCase(sound.folder);
    expect(report.findings).toEqual([]);
    expect(report.sound).toBe(true);
    expect(report.verified).toEqual({
      ledger_entries: 13,
      exhibits: 3,
      exhibit_bytes: 91,
      mappings: 2,
      steps: 4,
      derived_files: 3,
    });
    const open = await openCase(sound.folder, { write: false });
    expect(report.ledger).toEqual({ ...(await open.ledgerRoot()), signed_by: (await open.keys())[0] });
  });

  test('changes nothing', async () => {
    const before = await filesOf(sound.folder);
    await checkCase(sound.folder);
    expect(await filesOf(sound.folder)).toEqual(before);
  });

  test.each(damages.map((damage) => [damage.name, damage] as const))('finds %s', async (_, damage) => {
    const broken = await copyOfSound();
    const inPlace = await readFile(join(root, 'disk.img'));
    try {
      await damage.break(broken);
      const report = await checkCase(broken.folder);
      const severity = damage.severity ?? 'damage';
      expect(report.sound).toBe(severity !== 'damage');
      const finding = severity === 'damage' ? report.first : report.findings[0];
      expect(finding).toMatchObject({ severity, code: damage.code });
      expect(finding?.where.file.endsWith(damage.file)).toBe(true);
      if (damage.line !== undefined) expect(finding?.where.line).toBe(damage.line);
      if (damage.affects !== undefined) expect(finding?.affects).toContain(damage.affects);
    } finally {
      await writeFile(join(root, 'disk.img'), inPlace);
    }
  });

  test('finds a flipped bit in any byte of any file', async () => {
    const { folder } = await copyOfSound();
    const files = await filesOf(folder);
    const anyPlace = fc
      .constantFrom(...files.keys())
      .chain((file) => fc.record({ file: fc.constant(file), at: fc.nat(files.get(file)!.length - 1), bit: fc.nat(7) }));
    await fc.assert(
      fc.asyncProperty(anyPlace, async ({ file, at, bit }) => {
        const bytes = Buffer.from(files.get(file)!);
        bytes[at]! ^= 1 << bit;
        await rm(join(folder, file));
        await writeFile(join(folder, file), bytes);
        const report = await checkCase(folder);
        await writeFile(join(folder, file), files.get(file)!);
        expect(report.first, `${file} at ${at}, bit ${bit}`).toBeDefined();
      }),
      {
        numRuns: 400,
        examples: [...files].flatMap(
          ([file, bytes]) =>
            [[{ file, at: 0, bit: 0 }], [{ file, at: bytes.length - 1, bit: 0 }]] as [
              { file: string; at: number; bit: number },
            ][],
        ),
      },
    );
    expect((await checkCase(folder)).sound).toBe(true);
  });

  test('names the segment of a big exhibit in which the damage is', async () => {
    const folder = join(await temporaryFolder(), 'case');
    const path = join(folder, '..', 'big.img');
    await writeFile(path, 'start');
    await truncate(path, 130 * 1024 * 1024);
    const open = await createCase(folder, info, fixedEffects(), environment(join(folder, '..', 'config')));
    const { exhibit } = await open.addExhibit(path, { reason: 'r' }, { inPlace: true }, fixedEffects(), silentProgress);
    await open.close();
    expect(exhibit.segments.sha256).toHaveLength(3);
    const bytes = await readFile(path);
    bytes[70 * 1024 * 1024] = 1;
    await writeFile(path, bytes);
    const segment = 64 * 1024 * 1024;
    expect((await checkCase(folder)).first).toMatchObject({
      code: 'EXHIBIT_BYTES_CHANGED',
      where: { file: path, bytes: { from: segment, to: 2 * segment } },
    });
  });

  test('says that a build is stale, not damaged, when a mapping, an exhibit or a parameter is newer', async () => {
    const { folder, env, exhibits } = await copyOfSound();
    const open = await openCase(folder, { write: true, env });
    await open.writeMapping(exhibits.dump, '{"format":1}', { origin: 'edited', reason: 'column 3' }, fixedEffects());
    const event = { type: 'parameter_set', name: 'victim.talk_s', value: 90, reason: 'stricter' } as const;
    await open.record(event, fixedEffects());
    await writeFile(join(folder, '..', 'new.csv'), 'new');
    await open.addExhibit(join(folder, '..', 'new.csv'), { reason: 'r' }, {}, fixedEffects(), silentProgress);
    await open.close();
    const report = await checkCase(folder);
    expect(report.sound).toBe(true);
    expect(report.findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'stale BUILD_IS_STALE',
      'stale BUILD_IS_STALE',
      'stale BUILD_IS_STALE',
    ]);
  });

  test('finds a ledger that a key holder rewrote, given a state that was noted earlier', async () => {
    const noted = await (await openCase(sound.folder, { write: false })).ledgerRoot();
    const longer = await copyOfSound();
    const open = await openCase(longer.folder, { write: true, env: sound.env });
    await open.record({ type: 'decision', kind: 'k', about: 1, reason: 'r' }, fixedEffects());
    await open.close();
    expect((await checkCase(longer.folder, silentProgress, { noted })).sound).toBe(true);
    const other = { ...noted, root: Buffer.alloc(32).toString('base64') };
    expect((await checkCase(longer.folder, silentProgress, { noted: other })).first?.code).toBe('LEDGER_REWRITTEN');
    const later = { ...noted, size: 99 };
    expect((await checkCase(longer.folder, silentProgress, { noted: later })).first?.code).toBe('LEDGER_REWRITTEN');
  });

  test('refuses a folder that is no case', async () => {
    await expect(checkCase(await temporaryFolder())).rejects.toMatchObject({ code: 'NOT_A_CASE', kind: 'usage' });
  });
});

/** Every file of a case by its relative path. */
async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), await readFile(path));
  }
  return files;
}
