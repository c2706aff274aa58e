import { readFileSync } from 'node:fs';
import type { ParamValue } from '../../../engines/engine.ts';

/** Kinds of nodes with relations of their own; every other kind is an identifier's (email, wallet, ip, ...). */
const OWN_RELATIONS = ['operator', 'account', 'number', 'organisation', 'operation', 'centre', 'complaint'] as const;
const IDENTIFIERS = ['email', 'handle', 'username', 'phone', 'wallet', 'deposit', 'device', 'ip', 'referral'] as const;
/** Kinds that a path may pass; an organisation that everybody claims to be connects nobody. */
const STEPPED = [
  'operator',
  'account',
  'number',
  'operation',
  'centre',
  'complaint',
] as const satisfies readonly Kind[];
const KINDS = [...OWN_RELATIONS, ...IDENTIFIERS] as const;
export type Kind = (typeof KINDS)[number];

const sql = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
const RANKED = sql('ranked');
const EXPAND = new Map<string, string>([...OWN_RELATIONS, 'identifier'].map((name) => [name, sql(`expand-${name}`)]));
const ACCOUNT_IDENTIFIERS = sql('expand-account-identifiers');
const STEPS = {
  cases: sql('steps-cases'),
  near: sql('steps-near'),
  identifiers: sql('steps-identifiers'),
  tail: sql('steps'),
};
export const START_SQL = sql('start');

/** What is asked of a node. */
export interface Question {
  readonly kind: Kind;
  readonly ref: string;
  /** Days; connections that have a time are of this range. */
  readonly since: string;
  readonly until: string;
  /** Connections of each kind. */
  readonly limit: number;
  /** Whether the person sees what identifies accounts. */
  readonly identifiers: boolean;
}

export interface Statement {
  readonly sql: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** The statement that lists what a node is connected with; undefined where the person may see nothing of the kind. */
export function expandStatement(asked: Question): Statement | undefined {
  const { kind, ref, limit, since, until, identifiers } = asked;
  const own = EXPAND.get(kind);
  if (own === undefined && !identifiers) return undefined;
  const parts = [own ?? EXPAND.get('identifier')!];
  if (kind === 'account' && identifiers) parts.push(ACCOUNT_IDENTIFIERS);
  const text = `WITH found AS (\n${parts.join('UNION ALL\n')})\n${RANKED}`;
  const values = { ref, limit, kind, since, until: `${until} 23:59:59` };
  const named = Object.entries(values).filter(([name]) => new RegExp(`\\$${name}\\b`).test(text));
  return { sql: text, params: Object.fromEntries(named) };
}

/** The statement of one step of the search for paths. */
export function stepsStatement(frontier: readonly string[], limit: number, identifiers: boolean): Statement {
  const every = identifiers ? `${STEPS.cases}UNION ALL\n${STEPS.identifiers}` : STEPS.cases;
  const nodes = frontier.flatMap((id) => parseNodeId(id) ?? []);
  const keys = (kind: Kind): string[] => nodes.filter((node) => node.kind === kind).map(({ ref }) => ref);
  const params: Record<string, ParamValue> = { limit };
  for (const kind of STEPPED) params[kind] = keys(kind);
  if (identifiers) {
    const values = nodes.filter(({ kind }) => !(OWN_RELATIONS as readonly string[]).includes(kind));
    params['value'] = values.map(({ ref }) => ref);
    params['identifier'] = values.map(({ kind, ref }) => `${kind}:${ref}`);
  }
  return { sql: `WITH ${identifiers ? STEPS.near : ''}every AS (\n${every})\n${STEPS.tail}`, params };
}

/** `account:330` → its kind and key; undefined for anything else. */
export function parseNodeId(id: string): { readonly kind: Kind; readonly ref: string } | undefined {
  const colon = id.indexOf(':');
  const kind = id.slice(0, Math.max(0, colon));
  const ref = id.slice(colon + 1);
  if (!(KINDS as readonly string[]).includes(kind) || ref === '') return undefined;
  return { kind: kind as Kind, ref };
}
