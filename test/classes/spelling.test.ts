import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareMacros } from '../../src/domains/macros.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb();
  await prepareMacros(engine);
});
afterAll(() => engine.close());

/** What comes back of spellings that were taken as whole numbers; null where one was not taken. */
async function thereAndBack(spellings: readonly string[]): Promise<(string | null)[]> {
  const rows = await engine.rows(
    `SELECT spelling_of(spelling_key(s, phone_dial_text(s), try_cast(phone_dial_text(s) AS BIGINT))) AS back
     FROM (SELECT unnest($spellings) AS s, generate_subscripts($spellings, 1) AS place) ORDER BY place`,
    { spellings },
  );
  return rows.map(({ back }) => back as string | null);
}

describe('a spelling as a whole number', () => {
  it('comes back as it stood when it is digits after an optional plus', async () => {
    const digits = fc.array(fc.constantFrom(...'0123456789'), { maxLength: 17 }).map((all) => all.join(''));
    const spelling = fc.tuple(fc.constantFrom('', '+'), digits).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(spelling, { minLength: 1, maxLength: 50 }), async (spellings) => {
        expect(await thereAndBack(spellings)).toEqual(spellings);
      }),
    );
  });

  it('is never another spelling: what holds more is left as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 25 }), { minLength: 1 }), async (spellings) => {
        const back = await thereAndBack(spellings);
        spellings.forEach((spelling, i) => {
          expect([null, spelling]).toContain(back[i]);
        });
      }),
    );
    const odd = ['++44', '44 79', '1e3', '1_000', '4.5', '٤٤', '9'.repeat(19), ' 44'];
    expect(await thereAndBack(odd)).toEqual(odd.map(() => null));
  });
});
