import type { Engine } from '../../engines/engine.ts';
import { count, text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { type Judgement, judgedPairs } from '../../pipeline/judgement.ts';
import { type CodeStep, defineCodeStep, parametersOf } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { clusterLinks, type Links } from '../link/cluster.ts';
import { UnionFind } from '../union-find.ts';
import { accountsInOrder, exhibitOrder, joiningLinks, operatorId } from './operator-account.ts';
import { OPERATOR_PARAMETERS } from './parameters.ts';

/**
 * `operator_history`: which operators became one, and which were divided, as accounts came into the case exhibit by exhibit and as
 * people judged, one judgement after another. It is told by going through exhibits and judgements in the order of the ledger
 * with the weights of today, so that equal exhibits and an equal ledger give equal rows whatever was built in between. A
 * judgement that was withdrawn counts from where it was given to where it was taken back.
 */
export const operatorHistory: CodeStep = defineCodeStep({
  name: 'operator_history',
  purpose:
    'Operators that became one or were divided as exhibits arrived and people judged, in the order of the ledger',
  reads: ['canonical.account', 'canonical.call', 'work.account_pair', 'work.operator_account'],
  parameters: OPERATOR_PARAMETERS,
  version: 3,
  inputs: (context) => ({
    order: exhibitOrder(context),
    judgements: saidOfAccounts(context).map(({ about: { a, b, verdict }, actor, by }) => [a, b, verdict, actor, by]),
  }),
  table: {
    name: 'operator_history',
    row: 'operators that became one, or one that was divided',
    key: ['change'],
    columns: [
      count('change', 'In the order in which they happened, from 1'),
      text('what', 'merged or split'),
      text('cause', 'exhibit (its accounts came in), judgement, or withdrawal (of a judgement)'),
      text(
        'cause_ref',
        'SHA-256 of the exhibit, or the pair that was judged, as `review` names it; the ledger says when',
      ),
      text('actor', 'Who judged or took back; empty for an exhibit'),
      text('before', 'Operators before, ;-separated'),
      text('after', 'Operators after, ;-separated'),
      count('accounts', 'Accounts that had an operator before and were concerned'),
      text('account_refs', 'These accounts, ;-separated'),
    ],
  },
  make: makeHistory,
});

/** What the groups are looked at after: so many accounts are there, and these judgements are in force. */
interface Stage {
  readonly cause: 'exhibit' | 'judgement' | 'withdrawal';
  readonly ref: string;
  readonly actor: string;
  /** The first so many accounts are in the case. */
  readonly present: number;
  readonly judgements: readonly Judgement[];
  /** Accounts whose groups may differ now. */
  readonly touched: readonly number[];
}

interface Change {
  readonly what: 'merged' | 'split';
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly accounts: readonly number[];
}

async function makeHistory(target: string, context: BuildContext, engine: Engine): Promise<void> {
  const found = await accountsInOrder(exhibitOrder(context), engine);
  const refs = found.map(({ ref }) => ref);
  const index = new Map(refs.map((ref, i) => [ref, i]));
  const parameters = parametersOf(operatorHistory, context);
  const links = await joiningLinks(engine, index, parameters['join_from']!);
  const groups = new Groups(
    refs.length,
    links,
    index,
    saidOfAccounts(context).map(({ about }) => about),
    Number(parameters['join_support']) / 100,
  );
  const columns: string[][] = Array.from({ length: 9 }, () => []);
  const named = (members: readonly number[]): string => members.map((i) => operatorId(refs[i]!)).join(';');
  for (const stage of stagesOf(found, index, context)) {
    for (const { what, before, after, accounts } of groups.enter(stage)) {
      const told = accounts.map((i) => refs[i]!).join(';');
      const row = [what, stage.cause, stage.ref, stage.actor, named(before), named(after)];
      const cells = [String(columns[0]!.length + 1), ...row, String(accounts.length), told];
      for (const [i, cell] of cells.entries()) columns[i]!.push(cell);
    }
  }
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE person_history (change BIGINT, what VARCHAR, cause VARCHAR, cause_ref VARCHAR, actor VARCHAR, before VARCHAR, after VARCHAR, accounts BIGINT, account_refs VARCHAR)',
  );
  await insertBatches(engine, 'person_history', columns);
  await engine.run(`CREATE TABLE ${target} AS FROM person_history ORDER BY change`);
  await engine.run('DROP TABLE person_history');
}

/** Exhibits that brought accounts, then judgements and what took them back, each in the order of the ledger. */
function stagesOf(
  found: readonly { readonly place: number }[],
  index: ReadonlyMap<string, number>,
  context: BuildContext,
): Stage[] {
  const stages: Stage[] = [];
  for (const [i, exhibit] of exhibitOrder(context).entries()) {
    const from = found.findIndex(({ place }) => place === i + 1);
    if (from < 0) continue;
    const after = found.findIndex(({ place }) => place > i + 1);
    const present = after < 0 ? found.length : after;
    const touched = Array.from({ length: present - from }, (_, n) => from + n);
    stages.push({ cause: 'exhibit', ref: exhibit, actor: '', present, judgements: [], touched });
  }
  let inForce: readonly Judgement[] = [];
  for (const { by, about, actor } of saidOfAccounts(context)) {
    const touched = [about.a, about.b].flatMap((ref) => index.get(ref) ?? []);
    inForce = by === 'judgement' ? [...inForce, about] : inForce.filter((one) => one !== about);
    const ref = `accounts:${about.a}/${about.b}`;
    stages.push({ cause: by, ref, actor, present: found.length, judgements: inForce, touched });
  }
  return stages;
}

/** Groups of accounts as stages go by. Only the accounts that links or judgements tie to those touched are looked at again. */
class Groups {
  readonly #support: number;
  readonly #links: Links;
  readonly #index: ReadonlyMap<string, number>;
  /** Accounts that could ever be one group, in order, and their links, strongest first. */
  readonly #members = new Map<string, number[]>();
  readonly #linksOf = new Map<string, number[]>();
  readonly #ties = new UnionFind();
  /** First account of every account's group; undefined while it is not in the case. */
  readonly #of: (number | undefined)[];

  constructor(
    size: number,
    links: Links,
    index: ReadonlyMap<string, number>,
    judgements: readonly Judgement[],
    support: number,
  ) {
    this.#support = support;
    this.#links = links;
    this.#index = index;
    this.#of = new Array<number | undefined>(size).fill(undefined);
    for (let i = 0; i < links.length; i++) this.#ties.join(String(links.l[i]), String(links.r[i]));
    for (const { a, b } of judgements) {
      const [l, r] = [index.get(a), index.get(b)];
      if (l !== undefined && r !== undefined) this.#ties.join(String(l), String(r));
    }
    for (let i = 0; i < size; i++) put(this.#members, this.#ties.find(String(i)), i);
    for (let i = 0; i < links.length; i++) put(this.#linksOf, this.#ties.find(String(links.l[i])), i);
  }

  /** What the stage joined and divided, by the first account of each group. */
  enter({ touched, present, judgements }: Stage): Change[] {
    const bundles = [...new Set(touched.map((i) => this.#ties.find(String(i))))];
    return bundles.flatMap((bundle) => {
      const members = this.#members.get(bundle)!.filter((i) => i < present);
      const now = this.#cluster(bundle, members, judgements);
      const known = members.flatMap((i, n) => {
        const before = this.#of[i];
        return before === undefined ? [] : [{ account: i, before, after: now[n]! }];
      });
      for (const [n, i] of members.entries()) this.#of[i] = now[n]!;
      return changesOf(known);
    });
  }

  #cluster(bundle: string, members: readonly number[], judgements: readonly Judgement[]): number[] {
    const place = new Map(members.map((i, n) => [i, n]));
    const [l, r]: [number[], number[]] = [[], []];
    for (const i of this.#linksOf.get(bundle) ?? []) {
      const [a, b] = [place.get(this.#links.l[i]!), place.get(this.#links.r[i]!)];
      if (a === undefined || b === undefined) continue;
      l.push(a);
      r.push(b);
    }
    const judged = judgedPairs(judgements, 'accounts').flatMap(({ a, b, verdict }) => {
      const [x, y] = [place.get(this.#index.get(a) ?? -1), place.get(this.#index.get(b) ?? -1)];
      return x === undefined || y === undefined ? [] : [{ pair: [x, y] as const, verdict }];
    });
    const { of } = clusterLinks(
      members.length,
      { l, r, length: l.length },
      {
        support: this.#support,
        mostLinks: Number.POSITIVE_INFINITY,
        same: judged.filter(({ verdict }) => verdict === 'same').map(({ pair }) => pair),
        apart: judged.filter(({ verdict }) => verdict === 'not_same').map(({ pair }) => pair),
      },
    );
    return members.map((_, n) => members[of[n]!]!);
  }
}

/** Groups of one stage that took in several of the stage before, and those that fell into several. */
function changesOf(known: readonly { account: number; before: number; after: number }[]): Change[] {
  const changes: Change[] = [];
  for (const [what, own, other] of [
    ['merged', 'after', 'before'],
    ['split', 'before', 'after'],
  ] as const) {
    const groups = new Map<number, typeof known>();
    for (const one of known) groups.set(one[own], [...(groups.get(one[own]) ?? []), one]);
    for (const [group, accounts] of [...groups].sort(([x], [y]) => x - y)) {
      const others = [...new Set(accounts.map((one) => one[other]))].sort((x, y) => x - y);
      if (others.length < 2) continue;
      const [before, after] = what === 'merged' ? [others, [group]] : [[group], others];
      changes.push({ what, before, after, accounts: accounts.map(({ account }) => account) });
    }
  }
  return changes;
}

function put(lists: Map<string, number[]>, key: string, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Something that somebody said of two accounts: a judgement, or that it holds no longer. */
interface Said {
  readonly by: 'judgement' | 'withdrawal';
  readonly about: Judgement;
  readonly actor: string;
  /** Index of the event. */
  readonly index: number;
}

/** Everything that was ever said of accounts, in the order of the ledger. */
function saidOfAccounts({ judgements, withdrawn }: BuildContext): Said[] {
  const all = [...judgements, ...withdrawn.map(({ judgement }) => judgement)];
  const given: Said[] = all.map((about) => ({ by: 'judgement', about, actor: about.actor, index: about.index }));
  const taken: Said[] = withdrawn.map(({ judgement, actor, index }) => ({
    by: 'withdrawal',
    about: judgement,
    actor,
    index,
  }));
  return [...given, ...taken].filter(({ about }) => about.subject === 'accounts').sort((x, y) => x.index - y.index);
}
