import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Case, createCase, openCase } from '../../src/case/case.ts';
import { environment, fixedEffects, info, temporaryFolder } from './effects.ts';
import { addText, newCase } from './made.ts';

describe('mappings', () => {
  test('that were edited by hand are not overwritten by a new suggestion', async () => {
    const { folder, root, open } = await newCase();
    const { exhibit } = await addText(open, root, 'a');
    await open.writeMapping(exhibit, '{}', { reason: 'suggested' }, fixedEffects());
    await writeFile(join(folder, 'mappings', `${exhibit.sha256.slice(0, 16)}.json`), '{"mine":1}');
    const attempt = open.writeMapping(exhibit, '{"new":1}', { reason: 'suggested' }, fixedEffects());
    await expect(attempt).rejects.toMatchObject({ code: 'MAPPING_EDITED_BY_HAND', kind: 'usage' });
    await open.writeMapping(exhibit, '{"mine":2}', { origin: 'edited', reason: 'better' }, fixedEffects());
    expect((await open.mappings())[0]).toMatchObject({ text: '{"mine":2}', status: 'unconfirmed' });
  });

  test('go from unconfirmed through an edit by hand to confirmed', async () => {
    const { folder, root, open } = await newCase();
    const { exhibit } = await addText(open, root, 'a');
    const status = async () => (await open.mappings()).map((mapping) => mapping.status);
    await open.writeMapping(exhibit, '{"format":1}', { reason: 'suggested from content' }, fixedEffects());
    await open.writeMapping(exhibit, '{"format":1}', { reason: 'suggested again' }, fixedEffects());
    expect(await status()).toEqual(['unconfirmed']);
    expect(await open.events()).toHaveLength(3);
    expect(await open.confirmMappings('looked at it', fixedEffects())).toBe(1);
    expect(await open.confirmMappings('looked at it', fixedEffects())).toBe(0);
    expect(await status()).toEqual(['confirmed']);
    await writeFile(join(folder, 'mappings', `${exhibit.sha256.slice(0, 16)}.json`), '{"format":1 }');
    expect(await status()).toEqual(['unrecorded']);
    expect(await open.recordMappingEdits('column 3 is the number', fixedEffects())).toBe(1);
    expect(await status()).toEqual(['unconfirmed']);
    await open.writeMapping(exhibit, '{}', { origin: 'edited', confirmed: true, reason: 'sure' }, fixedEffects());
    expect(await status()).toEqual(['confirmed']);
  });
});

describe('keys', () => {
  test('are made once, readable by their owner alone, and never in the case folder', async () => {
    const { folder, root, env, open } = await newCase();
    await open.close();
    const file = join(root, 'config', 'signing-key.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder, { recursive: true })).some((name) => name.includes('key'))).toBe(false);
    const other = await createCase(join(root, 'other'), info, fixedEffects('x'), env);
    expect(await other.keys()).toEqual(await open.keys());
    await chmod(file, 0o644);
    const attempt = createCase(join(root, 'third'), info, fixedEffects(), env);
    await expect(attempt).rejects.toMatchObject({ code: 'KEY_EXPOSED', kind: 'forbidden' });
  });

  test('open with their passphrase only', async () => {
    const root = await temporaryFolder();
    const config = join(root, 'config');
    await (await createCase(join(root, 'a'), info, fixedEffects(), environment(config, 'correct horse'))).close();
    expect(JSON.parse(await readFile(join(config, 'signing-key.json'), 'utf8')).encryption.kdf).toBe('scrypt');
    const without = createCase(join(root, 'b'), info, fixedEffects(), environment(config));
    await expect(without).rejects.toMatchObject({ code: 'PASSPHRASE_NEEDED', kind: 'forbidden' });
    const wrong = createCase(join(root, 'c'), info, fixedEffects(), environment(config, 'wrong'));
    await expect(wrong).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG', kind: 'forbidden' });
    await (await createCase(join(root, 'd'), info, fixedEffects(), environment(config, 'correct horse'))).close();
  });

  test('of a colleague may sign from when a holder adds them until they are retired', async () => {
    const { folder, root, env, open } = await newCase();
    const theirs = environment(join(root, 'colleague'));
    const decide = (by: Case, actor: string) =>
      by.record({ type: 'decision', kind: 'k', about: null, reason: 'r' }, fixedEffects(actor));
    const other = await createCase(join(root, 'theirs'), info, fixedEffects('colleague'), theirs);
    const key = (await other.keys())[0]!;
    await open.close();
    const early = await openCase(folder, { write: true, env: theirs });
    await expect(decide(early, 'colleague')).rejects.toMatchObject({ code: 'KEY_NOT_IN_CASE', kind: 'forbidden' });
    await early.close();

    const holder = await openCase(folder, { write: true, env });
    await holder.addKey(key, 'colleague', 'joins the team', fixedEffects());
    await expect(holder.addKey(key, 'colleague', 'again', fixedEffects())).rejects.toMatchObject({
      code: 'EVENT_NOT_ALLOWED',
    });
    await holder.close();
    const colleague = await openCase(folder, { write: true, env: theirs });
    await decide(colleague, 'colleague');
    const own = colleague.retireKey(key, 'leaves', fixedEffects());
    await expect(own).rejects.toMatchObject({ code: 'EVENT_NOT_ALLOWED', kind: 'forbidden' });
    await colleague.close();

    const last = await openCase(folder, { write: true, env });
    await last.retireKey(key, 'left the team', fixedEffects());
    await last.close();
    const late = await openCase(folder, { write: true, env: theirs });
    await expect(decide(late, 'colleague')).rejects.toMatchObject({ code: 'KEY_NOT_IN_CASE' });
  });
});
