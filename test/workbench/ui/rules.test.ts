import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STEPS } from '../../../src/domains/all.ts';
import { FIGURE_ORIGINS } from '../../../src/domains/explain/figures.ts';
import { LINK_TRACE, SUBJECTS } from '../../../src/domains/explain/subjects.ts';
import { HABITS_COMPARED } from '../../../src/domains/people/habits.ts';
import { IDENTIFIER_KINDS } from '../../../src/domains/people/identifier-kinds.ts';
import { openDuckdb } from '../../../src/engines/duckdb/duckdb.ts';
import { complaintRoutes } from '../../../src/workbench/screens/complaints/routes.ts';
import { explainRoutes } from '../../../src/workbench/screens/explain/routes.ts';
import { reviewRoutes } from '../../../src/workbench/screens/review/routes.ts';
import { apiPart } from '../../../src/workbench/server/api.ts';
import { type Templates, translator } from '../../../src/workbench/ui/sentences.ts';
import { kindOf } from '../../../src/workbench/ui/table/kind.ts';
import { good, type Served, serveSmallCase } from '../working.ts';

const SOURCE = new URL('../../../src/', import.meta.url).pathname;
const dutch = (name: string) =>
  JSON.parse(readFileSync(join(SOURCE, `workbench/ui/texts/${name}.nl.json`), 'utf8')) as Templates;
const rules = dutch('rules');
const say = translator(rules);
const sayOfSteps = translator(dutch('steps'));
const untranslated = (texts: Iterable<string>, told = say) => [
  ...new Set([...texts].flatMap((text) => told(text).unknown)),
];

describe('sentences of rules', () => {
  it('are said in the other language with their values untouched', () => {
    const told = translator({
      'called {n} times by {account}': 'door {account} {n} keer gebeld',
      'share {list}': 'delen {list}',
      'the device {value}': 'het apparaat {value}',
      '{rest} ({n} accounts)': '{rest} ({n} rekeningen)',
    });
    expect(told('called 12 times by a{list}$1').text).toBe('door a{list}$1 12 keer gebeld');
    expect(told('share the device x (2 accounts), the device y').text).toBe(
      'delen het apparaat x (2 rekeningen), het apparaat y',
    );
    expect(translator({ '{n} call(s) here': '{n} gesprek(ken) hier' })('1 call here; 2 calls here').unknown).toEqual(
      [],
    );
    expect(told('called 1 times by b; share the device z.').text).toBe('door b 1 keer gebeld; delen het apparaat z.');
  });

  it('are not taken for a longer one that begins alike', () => {
    const said = 'call at the same hours, called numbers that nobody else called';
    expect(say(said).text).toBe('bellen op dezelfde uren, belden nummers die niemand anders belde');
  });

  it('may be followed by a remark', () => {
    const said = 'Not joined: they share the device x; 12.0 % by themselves. Somebody looked at them and was unsure.';
    expect(untranslated([said])).toEqual([]);
  });

  it('stay as they are where no template knows them, and say so', () => {
    const told = translator({ 'known {value}': 'bekend {value}' });
    expect(told('unheard of; known x')).toEqual({ text: 'unheard of; bekend x', unknown: ['unheard of'] });
    expect(told('constructor').text).toBe('constructor');
    expect(told(`known ${'x'.repeat(100_000)}`).text).toHaveLength(100_006);
  });

  it('name the same values in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const templates of [rules, dutch('steps')]) {
      for (const [english, other] of Object.entries(templates)) {
        const [mine, theirs] = [places(english), places(other)];
        // A word that the English has for one and for many may be one word in the other language.
        expect([english, theirs.filter((place) => !mine.includes(place))]).toEqual([english, []]);
        expect([english, mine.filter((place) => !theirs.includes(place) && place !== '{victims}')]).toEqual([
          english,
          [],
        ]);
      }
    }
  });

  /** Files that write sentences, and what of them is no sentence. */
  const WRITTEN = [
    ...[
      'telephony/tables/number',
      'telephony/tables/victim',
      'scenes/tables/scene',
      'scenes/tables/burst',
      'explain/traces/stage-why',
    ],
    ...['centres/tables/call-centre', 'people/sql/account-link', 'people/tables/operator', 'networks/tables/network'],
    ...['complaints/tables/complaint-call', 'complaints/tables/complaint-base'],
    ...['known/tables/known-judged', 'known/tables/known-match', 'known/tables/known-lead'],
  ];

  it.each(WRITTEN)('of %s.sql are all known in Dutch', (name) => {
    const sql = readFileSync(join(SOURCE, 'domains', `${name}.sql`), 'utf8').replaceAll(/--.*$/gm, '');
    const pieces = [...sql.matchAll(/'((?:[^']|'')*)'/g)]
      .map((match) =>
        match[1]!
          .replaceAll("''", "'")
          .replaceAll(/\(?docs\/[\w-]+\.md\)?/g, '')
          .replaceAll(/^[\s;:,(]+|[\s;:,(]+$/g, ''),
      )
      .filter((piece) => /[a-z]{2,} [a-z]{2,}/.test(piece));
    expect(pieces.length).toBeGreaterThan(0);
    const english = Object.keys(rules).flatMap((text) => ['(s)', '', 's'].map((s) => text.replaceAll('(s)', s)));
    expect(
      pieces.filter((piece) => !english.some((template) => template.includes(piece))),
      'add the Dutch of these to src/workbench/ui/texts/rules.nl.json',
    ).toEqual([]);
  });

  it('know every step, every kind of row behind a figure, and everything that accounts are compared by', () => {
    const traces = [...SUBJECTS.flatMap((subject) => subject.traces), LINK_TRACE, ...Object.values(FIGURE_ORIGINS)];
    expect(
      untranslated([...STEPS.map(({ purpose }) => purpose), ...traces.map(({ about }) => about)], sayOfSteps),
      'add the Dutch of these to src/workbench/ui/texts/steps.nl.json',
    ).toEqual([]);
    const kinds = IDENTIFIER_KINDS.flatMap(({ about }) => [about, `${about} x (2 accounts)`]);
    const habits = HABITS_COMPARED.flatMap(({ about, agree, differ }) => [about, agree, differ]);
    expect(untranslated([...kinds, ...habits])).toEqual([]);
  });
});

describe('a built case in Dutch', () => {
  let served: Served;
  beforeAll(async () => {
    const routes = apiPart().route('/', complaintRoutes).route('/', explainRoutes).route('/', reviewRoutes);
    served = await serveSmallCase(routes, 4000);
  }, 240_000);
  afterAll(() => served.remove());
  const ask = <T>(path: string) => good<T>(served.ask('analyst', path));

  it('has no English sentence left in any column that rules write', async () => {
    const engine = await openDuckdb();
    try {
      await engine.run(`ATTACH '${join(served.folder, 'derived', 'case.duckdb')}' AS built (READ_ONLY)`);
      const columns = await engine.rows(
        `SELECT table_name AS t, column_name AS name, data_type AS type FROM information_schema.columns
         WHERE table_catalog = 'built' AND table_schema = 'main' ORDER BY ALL`,
      );
      const written = columns.filter(
        ({ name, type }) => kindOf({ name: String(name), type: String(type) }) === 'rule' || name === 'rule',
      );
      expect(written.length).toBeGreaterThan(15);
      for (const { t, name } of written) {
        const rows = await engine.rows(
          `SELECT DISTINCT "${name}" AS text FROM built.main."${t}" WHERE "${name}" <> ''`,
        );
        const texts = rows.map(({ text }) => String(text));
        expect([`${t}.${name}`, untranslated(texts)]).toEqual([`${t}.${name}`, []]);
        // A template with a wide place could take what it does not know for a value.
        const mixed = texts.map((text) => say(text).text).filter((text) => /\b(the|which|called|told)\b/.test(text));
        expect([`${t}.${name}`, mixed]).toEqual([`${t}.${name}`, []]);
      }
    } finally {
      await engine.close();
    }
  });

  it('has none in the review', async () => {
    type Item = { id: string; effect: string; evidence: string };
    const { items } = await ask<{ items: Item[] }>('/review/queue?limit=200');
    expect(untranslated(items.flatMap(({ effect, evidence }) => [effect, evidence]))).toEqual([]);
    interface Pair {
      readonly records: { readonly left: string; readonly right: string };
      readonly waterfall?: {
        readonly sentence: string;
        readonly measured?: string;
        readonly bars: readonly { readonly about: string }[];
      };
    }
    for (const { id } of items.filter((_, i) => i % 5 === 0).slice(0, 30)) {
      const { records, waterfall } = await ask<Pair>(`/review/pair?id=${id}`);
      const bars = waterfall?.bars.map(({ about }) => about) ?? [];
      expect(
        untranslated([
          ...[records.left, records.right].map((title) => title.split(' ')[0]!),
          waterfall?.sentence ?? 'day',
          waterfall?.measured ?? 'day',
          ...bars,
        ]),
      ).toEqual([]);
    }
  });

  it('has none beside complaints and behind numbers', async () => {
    const { complaints } = await ask<{ complaints: { ref: string; called: string }[] }>('/complaints?limit=200');
    for (const { ref } of complaints.filter((_, i) => i % 5 === 0)) {
      const { why } = await ask<{ why: { sentence: string; weighed: { bits: { evidence: string }[] }[] } }>(
        `/complaints/one?${new URLSearchParams({ ref })}`,
      );
      const bits = why.weighed.flatMap((one) => one.bits.map(({ evidence }) => evidence));
      expect(untranslated([why.sentence, ...bits])).toEqual([]);
    }
    for (const { called } of complaints.filter(({ called }) => called).slice(0, 20)) {
      const answer = await served.ask('analyst', `/explain?limit=0&id=${encodeURIComponent(`number:${called}`)}`);
      if (!answer.ok) continue;
      const { weights } = (await answer.json()) as { weights: { evidence: string; bits: Record<string, number> }[] };
      expect(untranslated(weights.flatMap(({ evidence, bits }) => [evidence, ...Object.keys(bits)]))).toEqual([]);
    }
  });
});
