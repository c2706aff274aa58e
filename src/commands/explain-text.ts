import type { ExplainedStep, Explanation, SourceRow } from '../domains/explain/explain.ts';
import type { Row } from '../engines/engine.ts';
import { accountPairText, clusterText, historyText, signed } from './explain-accounts-text.ts';
import { stagesText } from './explain-stages-text.ts';
import { integer, visible } from './words.ts';

/** Steps that are shown with their rules; the whole chain may be a hundred. */
const NEAREST = 6;
/** Columns of sentences, `; ` between them: told one a line after the row. */
const SENTENCES = ['reasons', 'priority_reasons', 'evidence'];

/** An explanation for reading from top to bottom: the figure, the evidence, the rules. */
export function explanationText(explanation: Explanation, withSql: boolean): string {
  const rows = explanation.rows.map(rowText);
  const evidence = explanation.evidence
    .filter(({ total }) => total > 0)
    .map(({ about, total, shown }) => {
      const more = total > shown.length ? `; the first ${shown.length}:` : '';
      return [`${about}: ${integer(total)}${more}`, ...shown.map(sourceRowText)].join('\n');
    });
  const told = withSql ? explanation.steps : explanation.steps.slice(0, NEAREST);
  const steps = told.map((step) => stepText(step, withSql));
  const untold = explanation.steps.slice(told.length);
  if (untold.length > 0) {
    const ruled = untold.filter(({ parameters }) => parameters.length > 0).length;
    steps.push(
      `  … and ${untold.length} steps before these, ${ruled} of them with parameters: add --sql for all, with their SQL`,
    );
  }
  return [
    explanation.id,
    ...(rows.length > 0 ? [rows.join('\n\n')] : []),
    ...measuredText(explanation.measured),
    ...weightsText(explanation.weights),
    ...(explanation.stages ? stagesText(explanation.stages) : []),
    ...(explanation.complaint ? complaintText(explanation.complaint) : []),
    ...(explanation.pair ? accountPairText(explanation.pair) : []),
    ...(explanation.cluster ? clusterText(explanation.cluster) : []),
    ...historyText(explanation.history ?? []),
    ...(evidence.length > 0 ? ['', 'EVIDENCE', evidence.join('\n\n')] : []),
    '',
    'STEPS, nearest first',
    steps.join('\n'),
  ].join('\n');
}

/** A row, a line a column; its reasons last, a line each and none of them cut. */
function rowText(row: Row): string {
  const told = Object.entries(row).filter(([, value]) => value !== null && value !== '');
  const [words, cells] = [true, false].map((wanted) =>
    told.filter(([name]) => SENTENCES.includes(name) === wanted),
  ) as [typeof told, typeof told];
  return [
    ...cells.map(([name, value]) => `  ${name.padEnd(20)} ${cellText(value)}`),
    ...words.flatMap(([name, value]) =>
      String(value)
        .split('; ')
        .map((sentence, i) => `  ${(i === 0 ? name : '').padEnd(20)} – ${visible(sentence, 2000)}`),
    ),
  ].join('\n');
}

/** Shares with four decimals: what lies beyond is no knowledge. */
function cellText(value: unknown): string {
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(4) : visible(String(value), 200);
}

/** How often what was stated so surely was right. */
function measuredText(claims: Explanation['measured']): string[] {
  if (claims.length === 0) return [];
  return [
    '',
    ...claims.map(({ about, probability, measured }) => `  ${about}: ${probability.toFixed(3)}; measured: ${measured}`),
  ];
}

/** A line for each kind of evidence: bits for each kind of line against a person's. */
function weightsText(weights: Explanation['weights']): string[] {
  const kinds = Object.keys(weights[0]?.bits ?? {});
  if (kinds.length === 0) return [];
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(44)}${cells.map((cell) => cell.padStart(14)).join('')}`;
  const total = (kind: string) => weights.reduce((sum, { bits }) => sum + bits[kind]!, 0);
  return [
    '',
    "WEIGHTS for another kind of line than a person's, in bits (doublings of the odds)",
    line('', kinds),
    ...weights.map(({ evidence, bits }) =>
      line(
        evidence,
        kinds.map((kind) => bits[kind]!.toFixed(1)),
      ),
    ),
    line(
      'in all',
      kinds.map((kind) => total(kind).toFixed(1)),
    ),
  ];
}

/** The calls that were weighed, likeliest first, each with its waterfall; or why there was nothing to weigh. */
function complaintText({ sentence, candidates, total, elsewhere }: NonNullable<Explanation['complaint']>): string[] {
  const lines = ['', 'CALLS THAT WERE WEIGHED', `  ${visible(sentence, 400)}`];
  for (const one of candidates) {
    lines.push(
      `  ${visible(one.callRef, 40)} (${one.status}): probability ${one.probability.toFixed(3)} of the call, ${one.scam.toFixed(3)} of its scam`,
      ...one.bits.map(({ evidence, bits }) => `    ${evidence.padEnd(40)}${signed(bits).padStart(8)} bits`),
      ...(one.bits.length > 0
        ? [
            `    ${'that this very call is meant'.padEnd(40)}${signed(sum(one.bits)).padStart(8)} bits: ${one.meant.toFixed(3)}`,
          ]
        : []),
      `    ${visible(one.evidence, 400)}`,
      `    measured: ${one.measured}`,
    );
  }
  if (total > candidates.length) lines.push(`  … and ${integer(total - candidates.length)} calls that are less likely`);
  return [...lines, `  In this case ${(100 * elsewhere).toFixed(0)} % of complaints seem to be about something else.`];
}

function sum(steps: readonly { readonly bits: number }[]): number {
  return steps.reduce((total, { bits }) => total + bits, 0);
}

function sourceRowText(row: SourceRow): string {
  const cells = row.cells.map(
    ({ column, text }) => `${visible(column, 30)}=${text === null ? 'NULL' : visible(text, 80)}`,
  );
  return [
    `  ${row.exhibit.slice(0, 16)}… ${visible(row.exhibit_name, 40)} · table ${visible(row.table, 40)} · row ${integer(row.row)}`,
    `    ${cells.join('  ')}`,
  ].join('\n');
}

function stepText(step: ExplainedStep, withSql: boolean): string {
  const lines = [`  ${step.name}: ${step.purpose}`];
  for (const { name, value, about, source } of step.parameters) {
    lines.push(`      ${name} = ${String(value)}   ${about} [${source}]`);
  }
  if (withSql && step.sql)
    lines.push(
      ...step.sql
        .trimEnd()
        .split('\n')
        .map((line) => `      | ${line}`),
    );
  return lines.join('\n');
}
