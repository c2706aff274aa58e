import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SKIPPED, settled, World } from './world.ts';

const LINES =
  'organisation;number\nExample Bank;+442079460000\nExample Bank;+442079460001\nExample Police;+442079460002\n';

/** What the API answers to this person, asked from their own page. */
async function asked<T>(page: Page, path: string): Promise<T> {
  const text = await page.evaluate(`fetch(${JSON.stringify(path)}).then((answer) => answer.text())`);
  return JSON.parse(text as string) as T;
}

interface Rows {
  readonly rows: readonly Record<string, unknown>[];
  readonly total: number;
}

/** The day of each role, as people go through it: the pages find things by their names, as a reader does. */
describe.skipIf(SKIPPED)('a day at the workbench', () => {
  let world: World;
  const table = (page: Page, name: string, query: object = {}): Promise<Rows> =>
    asked(page, `/api/case/${world.caseId}/table/${name}?q=${encodeURIComponent(JSON.stringify(query))}`);
  const go = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${world.url}/case/${world.caseId}${path}`);
    await settled(page);
  };
  const build = async (page: Page): Promise<void> => {
    await go(page, '/exhibits');
    const before = (await asked<{ build: string }>(page, `/api/case/${world.caseId}/build`)).build;
    await page.getByRole('button', { name: 'Build now' }).click();
    await expect
      .poll(
        async () => {
          const state = await asked<{ build: string; running?: unknown; last?: { outcome: string } }>(
            page,
            `/api/case/${world.caseId}/build`,
          );
          return !state.running && state.build !== before ? state.last?.outcome : 'running';
        },
        { timeout: 180_000, interval: 500 },
      )
      .toBe('built');
  };
  const withPage = async (context: BrowserContext, work: (page: Page) => Promise<void>): Promise<void> => {
    const { page, problems } = await world.page(context);
    await work(page);
    expect(problems.filter((text) => !/\b4\d\d\b/.test(text))).toEqual([]);
    await context.close();
  };

  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world?.close());

  test('analyst: takes an exhibit in, corrects its mapping, and the build reads it that way', async () => {
    await withPage(await world.signedIn(['analyst']), async (page) => {
      await go(page, '/exhibits');
      const file = { name: 'bank-lines.csv', mimeType: 'text/csv', buffer: Buffer.from(LINES) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByLabel('Why it is taken in').fill('sent by the bank');
      await page.getByRole('button', { name: 'Take in' }).click();
      await page.getByText('is in the case').waitFor();
      await build(page);
      const { total } = await table(page, 'canonical_organisation_number', { limit: 0 });
      await page.getByRole('main').getByText('bank-lines.csv').first().click();
      await page.getByRole('link', { name: 'What its columns mean' }).click();
      await settled(page);
      await page.getByText('Which rows are meant').click();
      await page.getByRole('combobox', { name: 'Only rows whose', exact: true }).fill('organisation');
      await page.getByRole('option', { name: '1 organisation' }).click();
      await page.getByRole('combobox', { name: 'Only rows whose: is one of' }).fill('Example Police');
      await page.keyboard.press('Enter');
      await page.getByText('1 row', { exact: true }).waitFor();
      await page.getByRole('combobox', { name: 'Feeds', exact: true }).click();
      await page.getByRole('option', { name: 'nothing' }).first().click();
      await page.getByRole('button', { name: 'Save and confirm' }).click();
      await page.getByText('confirmed', { exact: true }).first().waitFor();
      await build(page);
      expect((await table(page, 'canonical_organisation_number', { limit: 0 })).total).toBe(total - 3);
    });
  });

  test('analyst: judges a pair by one key, and after the build the operator is another', async () => {
    await withPage(await world.signedIn(['analyst']), async (page) => {
      const queue = await asked<{ items: { id: string; a: string; b: string }[] }>(
        page,
        `/api/case/${world.caseId}/review/queue?subject=accounts&offset=0&limit=100`,
      );
      const accounts = await table(page, 'account', { limit: 500 });
      const operatorOf = new Map(accounts.rows.map((row) => [String(row['account_ref']), row['operator_id']]));
      const alone = (ref: string) =>
        accounts.rows.filter((row) => row['operator_id'] === operatorOf.get(ref)).length === 2;
      // Of two accounts and no more, so that nothing but this pair holds them together.
      const pair = queue.items.find(({ a, b }) => operatorOf.get(a) === operatorOf.get(b) && alone(a))!;
      const operators = async () => {
        const found = await table(page, 'account', {
          filters: [{ column: 'account_ref', op: 'in', value: [pair.a, pair.b] }],
        });
        return new Set(found.rows.map((row) => row['operator_id'])).size;
      };
      expect(await operators()).toBe(1);
      await go(page, `/review?about=accounts&pair=${encodeURIComponent(pair.id)}`);
      await page.getByLabel('Reason').fill('two people, by their tickets');
      await page.getByRole('heading', { name: 'Is one operator behind both accounts?' }).click();
      await page.keyboard.press('n');
      await page.getByText(/Recorded as event \d+ of the ledger/).waitFor();
      await build(page);
      expect(await operators()).toBe(2);
      await go(page, '/review?view=judged');
      await page.getByText('two people, by their tickets').first().waitFor();
    });
  });

  test('analyst: filters victims, opens one, follows its class to a row of the exhibit, exports what is seen', async () => {
    await withPage(await world.signedIn(['analyst']), async (page) => {
      await go(page, '/victims');
      await page.getByRole('button', { name: 'Filter by Calls' }).click();
      await page.getByLabel('from', { exact: true }).fill('3');
      await page.getByRole('button', { name: 'Apply' }).click();
      await settled(page);
      const filtered = new URL(page.url()).search;
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByLabel('Name of this view').fill('Called often');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('button', { name: 'Called often', exact: true }).waitFor();
      await go(page, '/victims');
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('button', { name: 'Called often', exact: true }).click();
      await expect.poll(() => new URL(page.url()).search).toBe(filtered);
      await page.keyboard.press('Escape');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: /CSV/ }).click();
      const saved = await (await download).createReadStream();
      let text = '';
      for await (const chunk of saved) text += String(chunk);
      const lines = text.trim().split('\n').length - 1;
      expect(lines).toBeGreaterThan(0);
      expect(lines).toBeLessThan((await table(page, 'victim', { limit: 0 })).total);
      await page.getByRole('main').locator('a[href*="/number/"]').first().click();
      await page.waitForURL(/\/number\//);
      await settled(page);
      await page.getByRole('heading', { level: 1, name: /\d{6}/ }).waitFor();
      const number = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1)!);
      await go(page, `/number/${encodeURIComponent(number)}?explain=${encodeURIComponent(`victim:${number}`)}`);
      const drawer = page.getByRole('dialog');
      await drawer
        .getByText(/row \d+/)
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
    });
  });

  test('victim officer: reads victims, and nothing that identifies suspects', async () => {
    await withPage(await world.signedIn(['victim_officer']), async (page) => {
      await go(page, '/victims');
      await page.getByRole('main').locator('a[href*="/number/"]').first().waitFor();
      const { rows } = await table(page, 'account', { limit: 5 });
      expect(rows.every((row) => row['email'] === null && row['username'] === null)).toBe(true);
      const links = await page.getByRole('navigation').getByRole('link').allInnerTexts();
      expect(links).toContain('Complaints');
      expect(links).not.toContain('Audit');
      expect(links).not.toContain('Review');
    });
  });

  test('liaison officer: sees people of the granted country alone', async () => {
    await withPage(await world.signedIn(['liaison'], { regions: ['NL'] }), async (page) => {
      const { rows } = await table(page, 'victim', { limit: 500 });
      expect(new Set(rows.map((row) => row['region']))).toEqual(new Set(['NL']));
      await go(page, '/victims');
      await page.getByRole('main').locator('a[href*="/number/"]').first().waitFor();
    });
  });

  test('supervisor: withdraws the judgement, and the next build takes the accounts for one again', async () => {
    await withPage(await world.signedIn(['supervisor']), async (page) => {
      await go(page, '/review?view=judged');
      await page.getByRole('button', { name: 'Withdraw' }).first().click();
      const judged = async () =>
        (await asked<{ judged: number }>(page, `/api/case/${world.caseId}/review/queue?offset=0&limit=1`)).judged;
      await expect.poll(judged, { timeout: 20_000 }).toBe(0);
      await build(page);
      const { rows } = await table(page, 'account_link', {
        filters: [{ column: 'judgement', op: 'not_empty' }],
        limit: 10,
      });
      expect(rows.filter((row) => row['judgement'] === 'not_same')).toEqual([]);
    });
  });

  test('auditor: sees who looked at what, finds it sound, and gets no data of the case', async () => {
    await withPage(await world.signedIn(['auditor']), async (page) => {
      await go(page, '/audit');
      await page.getByText('export:victim').first().waitFor();
      await page.getByRole('button', { name: 'Verify now' }).click();
      await page
        .getByText(/^Sound:/)
        .first()
        .waitFor();
      expect(JSON.stringify(await table(page, 'victim', { limit: 5 }))).not.toMatch(/\+\d{7}/);
      const links = await page.getByRole('navigation').getByRole('link').allInnerTexts();
      expect(links).not.toContain('Review');
    });
    expect(world.ringbreak('check', world.folder)).toMatch(/sound/i);
  });

  test('administrator: lets somebody in and out again, and opens no case by that', async () => {
    const context = await world.signedIn(['administrator']);
    const page = await context.newPage();
    await page.goto(`${world.url}/people`);
    await settled(page);
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Somebody New');
    await dialog.getByRole('textbox', { name: /signs in as/i }).fill('somebody.new');
    await dialog.getByRole('checkbox', { name: 'Analyst' }).check();
    await dialog.getByRole('button', { name: /invite/i }).click();
    await page.getByText(/\/invitation#/).waitFor();
    expect(await asked<unknown[]>(page, '/api/cases')).toEqual([]);
    await context.close();
  });
});
