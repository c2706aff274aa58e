import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identifierMacros } from '../../src/domains/identifiers/macros.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { parseEmail } from '../../src/model/values/email.ts';
import { parseHandle } from '../../src/model/values/handle.ts';
import { parseIp } from '../../src/model/values/ip.ts';
import { parseOrganisation } from '../../src/model/values/organisation.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb();
  await engine.script(identifierMacros());
});
afterAll(() => engine.close());

const SEED = { seed: 20221124, numRuns: 3000 };

async function differences(
  macro: string,
  parse: (raw: string) => { canonical: string } | undefined,
  spellings: readonly string[],
): Promise<unknown[]> {
  const rows = await engine.rows(`SELECT raw, ${macro}(raw) AS canonical FROM (SELECT unnest($raw) AS raw)`, {
    raw: [...new Set(spellings)],
  });
  return rows
    .map((row) => ({ raw: row['raw'], sql: row['canonical'] ?? undefined, ts: parse(String(row['raw']))?.canonical }))
    .filter(({ sql, ts }) => sql !== ts);
}

const pick = <T>(...options: T[]): fc.Arbitrary<T> => fc.constantFrom(...options);
const text = (alphabet: string, min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: min, maxLength: max });
const join = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((all) => all.join(''));

const email = join(
  pick('', ' ', 'Name <', 'mailto:', '"A, B" <MAILTO:', '<'),
  text('abAZ09.+-_ \'"@', 0, 12),
  pick('@', '@', '@', '@@', ''),
  pick(
    'gmail.com',
    'GoogleMail.com',
    'pm.me',
    'protonmail.com',
    'yahoo.co.uk',
    'ymail.com',
    'hotmail.fr',
    'live.com.au',
    'ya.ru',
    'me.com',
    'yandex.com',
    'fastmail.fm',
    'x.org',
    'sub.x.org',
    'x',
    '-x.org',
    'x_y.org',
    'x..org',
    'x.1org',
    'xn--mnchen-3ya.de',
    'mail.ru',
  ),
  pick('', '.', '>', ' ', '\t', '>, other', '/x', '?subject=x', '\u00a0'),
);

const handle = join(
  pick(
    '',
    ' ',
    '@',
    'https://t.me/',
    'http://www.t.me/s/',
    't.me/@',
    'telegram.me/',
    'telegram.dog/',
    'tg://resolve?domain=',
    'tg:resolve?x=1&domain=',
    't.me/+',
    'https://t.me/joinchat/',
    'tg://join?invite=',
    'telegram: ',
    'TG:@',
    'wa.me/',
    'https://api.whatsapp.com/send?phone=',
    'signal.me/#p/+',
    'discord: ',
    'icq ',
    'xmpp:',
    'skype:',
    'live:',
    'wickr me: ',
    'https://instagram.com/',
    'vk.com/',
    'fb.com/',
    'x.com/',
  ),
  fc.oneof(
    text('abZ_09', 0, 34),
    text('0123456789', 5, 16),
    text('ab.-#1:@', 0, 20),
    pick('joinchat', 'share', 'Name_1', 'a@b.ru', 'name#1234'),
  ),
  pick('', '/12', '?x=1', '#a', '&y=2', '.t.me', ' ', ' free text', '/'),
);

const ip = fc.oneof(
  join(fc.ipV4(), pick('', ':5060', ' ', '.', ':', ':123456')),
  join(fc.ipV4Extended(), pick('', ':80')),
  join(pick('', '['), fc.ipV6(), pick('', ']', ']:443', '%eth0', '%eth0]:1')),
  text('0123456789abcdefF:.', 2, 24),
  fc
    .array(pick('0', '0000', '1', 'ffff', '0ab', '', ':', 'FFFF'), { minLength: 3, maxLength: 9 })
    .map((groups) => groups.join(':')),
  join(pick('::ffff:', '::FFFF:0:', '::', '0:0:0:0:0:ffff:', '64:ff9b::'), fc.ipV4()),
);

const organisation = fc
  .array(
    pick(
      'Barclays',
      'Bank',
      'the',
      'S.A.',
      'B.V.',
      'GmbH',
      'Crédit',
      'Agricole',
      'PLC',
      '(Fraud Team)',
      'UK',
      "Lloyd's",
      'ABN',
      'A.B.N.',
      'N.V',
      'Ærø',
      'Straße',
      'of',
      '&',
      '-',
      '  ',
      '\u00a0',
      'Łódź',
      'N26',
      'Банк',
      'S.à r.l.',
      "'s",
      '…',
      '東京銀行',
      'sp. z o.o.',
    ),
    { maxLength: 6 },
  )
  .map((words) => words.join(' '));

describe('the SQL macros and the TypeScript parsers', () => {
  it('agree on e-mail addresses', async () => {
    expect(await differences('email_base', parseEmail, fc.sample(email, SEED))).toEqual([]);
  });

  it('agree on handles', async () => {
    expect(await differences('handle_key', parseHandle, fc.sample(handle, SEED))).toEqual([]);
  });

  it('agree on IP addresses', async () => {
    expect(await differences('ip_canonical', parseIp, fc.sample(ip, SEED))).toEqual([]);
  });

  it('agree on names of organisations', async () => {
    expect(await differences('organisation_key', parseOrganisation, fc.sample(organisation, SEED))).toEqual([]);
  });

  it('agree on arbitrary text, whatever it holds', async () => {
    const any = fc
      .sample(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), SEED)
      .filter((raw) => !raw.includes('\u0000'));
    expect(await differences('ip_canonical', parseIp, any)).toEqual([]);
    expect(await differences('handle_key', parseHandle, any)).toEqual([]);
    const ascii = any.filter((raw) => /^\p{ASCII}*$/u.test(raw));
    expect(await differences('email_base', parseEmail, ascii)).toEqual([]);
    expect(await differences('organisation_key', parseOrganisation, ascii)).toEqual([]);
  });

  it('differ on international e-mail domains only: SQL keeps them as written', async () => {
    const [row] = await engine.rows("SELECT email_base('A@München.de') AS sql");
    expect([row?.['sql'], parseEmail('A@München.de')?.canonical]).toEqual(['a@münchen.de', 'a@xn--mnchen-3ya.de']);
  });

  it('give NULL for NULL', async () => {
    const sql = 'SELECT email_base(NULL) e, handle_key(NULL) h, ip_canonical(NULL) i, organisation_key(NULL) o';
    expect(await engine.rows(sql)).toEqual([{ e: null, h: null, i: null, o: null }]);
  });
});
