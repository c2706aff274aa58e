import type { AccountPair, ClusterJoin, OperatorCluster } from '../domains/explain/accounts.ts';
import type { Row } from '../engines/engine.ts';
import { visible } from './words.ts';

/** A waterfall in text: each bar where the last one ended. */
export function accountPairText(pair: AccountPair): string[] {
  const lines = ['', visible(pair.sentence, 600)];
  if (pair.waterfall.length > 0) {
    lines.push('', 'WEIGHTS for one operator, in bits (doublings of the odds)');
    for (const { about, value, accounts, bits } of pair.waterfall) {
      const name = value === '' ? about : `${about} ${visible(value, 40)} (${accounts} accounts)`;
      lines.push(`  ${name.padEnd(72)}${signed(bits).padStart(8)}`);
    }
    lines.push(`  ${'in all'.padEnd(72)}${signed(pair.total).padStart(8)}`);
  }
  lines.push(`  measured: ${pair.measured}`);
  for (const { kind, value, accounts } of pair.generic) {
    lines.push(`  ignored: ${kind} ${visible(value, 60)}, which ${accounts} accounts share`);
  }
  return lines;
}

/** How an operator's accounts came together. */
export function clusterText(cluster: OperatorCluster): string[] {
  return [
    '',
    'HOW ITS ACCOUNTS CAME TOGETHER, strongest link first',
    ...cluster.grew.map((link) => `  ${joinText(link)}`),
    ...[...new Set(cluster.grew.map(({ measured }) => measured))].map((measured) => `  measured: ${measured}`),
    ...cluster.bridges.map((link) => `  would fall in two without: ${joinText(link)}`),
    ...cluster.generic.map(
      ({ kind, value, accounts, of_operator }) =>
        `  ignored: ${kind} ${visible(value, 60)}, shared by ${accounts} accounts, ${of_operator} of them here`,
    ),
    ...cluster.kinds.map(
      ({ about, learned }) =>
        `  learned from this case, ${about}: one person's ${learned.map(({ shared_by, one_person }) => `in ${Math.round(100 * one_person)} % of those shared by ${shared_by}`).join(', ')}`,
    ),
  ];
}

/** When the operator came together or was divided as exhibits arrived and people judged. */
export function historyText(history: readonly Row[]): string[] {
  if (history.length === 0) return [];
  return [
    '',
    'HISTORY, in the order of the ledger',
    ...history.map((row) => {
      const who = row['actor'] ? ` by ${visible(String(row['actor']), 40)}` : '';
      const ref = String(row['cause_ref']);
      const cause =
        row['cause'] === 'exhibit'
          ? `accounts of exhibit ${ref.slice(0, 16)}…`
          : `${row['cause'] === 'withdrawal' ? 'withdrawal of a judgement' : 'judgement'} of ${visible(ref, 80)}${who}`;
      return `  ${row['what']} through ${cause}: ${row['before']} → ${row['after']} (${row['accounts']} accounts)`;
    }),
  ];
}

function joinText({ account_a, account_b, weight, probability, key }: ClusterJoin): string {
  return `${visible(account_a, 30)} and ${visible(account_b, 30)}: ${signed(weight)} bits, ${(Math.floor(probability * 1000) / 10).toFixed(1)} %, ${key}`;
}

/** Bits with their sign, one decimal. */
export function signed(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;
}
