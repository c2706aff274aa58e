import { availableParallelism, loadavg } from 'node:os';
import type { Row } from '../src/engines/engine.ts';
import { builtPages } from '../src/workbench/server/page.ts';
import { type BrowserFigures, benchBrowser } from './workbench-browser.ts';
import { type Answer, type BenchedServer, startServer } from './workbench-server.ts';

/** Milliseconds of one kind of question: the middle, the slowest but five of a hundred, the slowest. */
export interface Spread {
  readonly asked: number;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
  /** Milliseconds of one core that the server worked for a question, on average. */
  readonly processor: number;
}

export interface WorkbenchFigures {
  readonly cores: number;
  /** Others on the machine make everything slower: what the load was when it began. */
  readonly load: number;
  readonly calls: number;
  readonly startSeconds: number;
  /** Questions one after the other, none asked twice, by kind. */
  readonly alone: Readonly<Record<string, Spread>>;
  /** Several people at once, mixed work. */
  readonly together: Omit<Spread, 'processor'> & {
    readonly people: number;
    readonly seconds: number;
    readonly errors: number;
  };
  readonly peakMegabytes: number;
  /** undefined: not asked for. */
  readonly browser: BrowserFigures | undefined;
}

interface WorkbenchOptions {
  readonly folder: string;
  readonly people: number;
  readonly seconds: number;
  /** Whether a browser opens the screens too. */
  readonly browser: boolean;
}

/** Measures a served case in a browser and over HTTP, as a browser asks; see docs/workbench.md. */
export async function benchWorkbench(options: WorkbenchOptions): Promise<WorkbenchFigures> {
  const { folder, people, seconds } = options;
  const [load] = loadavg();
  // Built once after their sources changed: no part of a start.
  await builtPages();
  const server = await startServer(folder);
  try {
    const browser = options.browser ? await benchBrowser(server, await shownOf(server)) : undefined;
    const known = await knownOf(server);
    const alone: Record<string, Spread> = {};
    for (const [kind, questions] of Object.entries(questionsOf(known, 0))) {
      const answers = [];
      for (const question of questions) answers.push(await server.get(question));
      alone[kind] = spread(answers);
    }
    const together = await workTogether(server, known, people, seconds);
    const total = (await server.get(tableOf('canonical_call', { limit: 0 }))).body as { total: number };
    return {
      cores: availableParallelism(),
      load: load!,
      calls: total.total,
      startSeconds: server.startSeconds,
      alone,
      together,
      peakMegabytes: await server.peakMegabytes(),
      browser,
    };
  } finally {
    await server.stop();
  }
}

/** What the browser opens: somebody who was called often, and the operators with the most victims. */
async function shownOf(server: BenchedServer) {
  const most = async (table: string, column: string, key: string, limit: number): Promise<string[]> => {
    const query = { columns: [key], sort: [{ column, descending: true }], limit };
    const { rows } = (await server.get(tableOf(table, query))).body as { rows: Row[] };
    return rows.map((row) => String(row[key]));
  };
  const [number] = await most('victim', 'calls', 'number_id', 1);
  const [account] = await most('account', 'victims', 'account_ref', 1);
  return { number: number!, account: account!, operators: await most('operator', 'victims', 'operator_id', 11) };
}

/** Things of the case to ask about. */
interface Known {
  readonly victims: readonly Row[];
  readonly operators: readonly Row[];
  readonly accounts: readonly Row[];
}

async function knownOf(server: BenchedServer): Promise<Known> {
  const rows = async (table: string): Promise<Row[]> =>
    ((await server.get(tableOf(table, { limit: 500 }))).body as { rows: Row[] }).rows;
  return { victims: await rows('victim'), operators: await rows('operator'), accounts: await rows('account') };
}

/** Every person asks about other things: nothing is answered from memory that was not asked before. */
function questionsOf({ victims, operators, accounts }: Known, person: number): Record<string, string[]> {
  const nth = (rows: readonly Row[], i: number): Row => rows[(person * 17 + i * 7) % rows.length] ?? {};
  const ten = Array.from({ length: 10 }, (_, i) => i);
  const sorted = (column: string, i: number) => ({ sort: [{ column, descending: (person + i) % 2 === 0 }] });
  const least = (i: number) => ({ column: 'talk_s', op: 'from', value: person * 50 + i });
  const columns = ['calls', 'talk_s', 'first_at', 'accounts', 'region', 'victim_probability', 'number_id', 'longest_s'];
  return {
    filter: ten.map((i) => tableOf('number', { filters: [least(i)], ...sorted('calls', i) })),
    contains: ten.map((i) => {
      const value = String(nth(victims, i)['number_id']).slice(-5);
      return tableOf('number', { filters: [{ column: 'number_id', op: 'contains', value }] });
    }),
    sort: columns.map((column, i) => tableOf('number', { ...sorted(column, i), limit: 100 + person })),
    calls: ten.map((i) => {
      const value = nth(accounts, i)['account_ref'];
      return tableOf('canonical_call', {
        filters: [{ column: 'account_ref', op: 'is', value }],
        ...sorted('started_at', i),
      });
    }),
    facet: ten.map((i) => facetsOf('victim', { columns: ['region', 'care'], filters: [least(i)] })),
    search_number: ten.map((i) => searchFor(String(nth(victims, i)['number_id']))),
    search_part: ten.map((i) => searchFor(String(nth(victims, i + 50)['number_id']).slice(-6))),
    search_text: ten.map((i) => searchFor(String(nth(accounts, i)['username'] ?? 'wolf').slice(0, 6))),
    dossier_number: ten.map((i) => dossierOf('number', nth(victims, i)['number_id'])),
    dossier_operator: ten.map((i) => dossierOf('operator', nth(operators, i)['operator_id'])),
    dossier_account: ten.map((i) => dossierOf('account', nth(accounts, i)['account_ref'])),
    expand: ten.map(
      (i) => `/network/expand?node=${encodeURIComponent(`account:${String(nth(accounts, i)['account_ref'])}`)}`,
    ),
    overview: ['/overview', '/overview/days'],
  };
}

/** People who ask one thing after the other, with a second's thought in between, until the time is up. */
async function workTogether(
  server: BenchedServer,
  known: Known,
  people: number,
  seconds: number,
): Promise<WorkbenchFigures['together']> {
  const until = performance.now() + seconds * 1000;
  const answers: Answer[] = [];
  let errors = 0;
  const work = async (person: number): Promise<void> => {
    for (let round = 1; performance.now() < until; round++) {
      const questions = Object.values(questionsOf(known, person + people * round)).flat();
      for (let i = person; i < questions.length && performance.now() < until; i += people) {
        const answer = await server.get(questions[i]!).catch(() => undefined);
        if (answer) answers.push(answer);
        else errors++;
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  };
  await Promise.all(Array.from({ length: people }, (_, person) => work(person + 1)));
  const { processor: _, ...times } = spread(answers);
  return { ...times, people, seconds, errors };
}

function spread(answers: readonly Answer[]): Spread {
  const place = (values: readonly number[], share: number): number => {
    const sorted = [...values].sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  };
  const times = answers.map(({ milliseconds }) => milliseconds);
  const worked = answers.reduce((sum, answer) => sum + answer.processor, 0);
  const processor = Math.round(worked / Math.max(1, answers.length));
  return { asked: answers.length, p50: place(times, 0.5), p95: place(times, 0.95), most: place(times, 1), processor };
}

function tableOf(table: string, query: unknown): string {
  return `/table/${table}?q=${encodeURIComponent(JSON.stringify(query))}`;
}

function facetsOf(table: string, query: unknown): string {
  return `/table/${table}/facets?q=${encodeURIComponent(JSON.stringify(query))}`;
}

function searchFor(text: string): string {
  return `/search?q=${encodeURIComponent(text)}`;
}

function dossierOf(kind: string, id: unknown): string {
  return `/dossier/${kind}?id=${encodeURIComponent(String(id))}`;
}
