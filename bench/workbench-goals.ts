import { cpus, totalmem } from 'node:os';
import type { WorkbenchFigures } from './workbench.ts';

/** A figure beside what it should be; both as people read them. */
export interface Goal {
  readonly what: string;
  readonly goal: number;
  readonly measured: number;
  readonly unit: 'ms' | 'MB' | 'kB' | '';
}

/** What issue and docs promise of ten million calls on two cores, with what was measured. */
export function goalsOf({ startSeconds, alone, together, peakMegabytes, browser }: WorkbenchFigures): Goal[] {
  const ms = (what: string, goal: number, measured: number): Goal => ({ what, goal, measured, unit: 'ms' });
  const slowest = (kinds: readonly string[]): number => Math.max(...kinds.map((kind) => alone[kind]!.p95));
  const { people, seconds } = together;
  return [
    ms('Start of the server on a built case', 2000, Math.round(startSeconds * 1000)),
    ...(browser ? [ms('First screen, empty cache, until it can be worked with', 1500, browser.firstScreen)] : []),
    ...Object.entries(browser?.screens ?? {}).map(([name, time]) => ms(`Screen: ${name}`, 1500, time)),
    ms('Filter a table, p95', 200, slowest(['filter', 'contains', 'calls'])),
    ms('Sort a table, p95', 200, slowest(['sort'])),
    ms('Facets, p95', 200, slowest(['facet'])),
    ms('Search, p95', 200, slowest(['search_number', 'search_part', 'search_text'])),
    ms('Dossier, p95', 300, slowest(['dossier_number', 'dossier_operator', 'dossier_account'])),
    ms('Expand a node, p95', 300, slowest(['expand'])),
    ms(`${people} analysts, ${seconds} s, mixed work, p95`, 500, together.p95),
    { what: 'Their errors', goal: 0, measured: together.errors, unit: '' },
    { what: 'Memory of the server, peak', goal: 3072, measured: peakMegabytes, unit: 'MB' },
    ...(browser
      ? [
          {
            what: 'JavaScript of the first screen, compressed',
            goal: 350,
            measured: browser.javascript / 1000,
            unit: 'kB',
          } as const,
          ms(`Network of ${browser.network.nodes} nodes until it stands`, 5000, browser.network.usable),
          ms('Longest time for which its page does not answer', 500, browser.network.blocked),
          ms('Its frames while it is moved, p95', 100, browser.network.slowFrame),
        ]
      : []),
  ];
}

/** The goals as a table in Markdown. */
export function goalTable(goals: readonly Goal[]): string {
  const number = (value: number, unit: string): string => `${Math.round(value).toLocaleString('en-GB')} ${unit}`.trim();
  const rows = goals.map(({ what, goal, measured, unit }) => {
    const met = measured <= goal ? 'yes' : '**no**';
    return `| ${what} | ${number(goal, unit)} | ${number(measured, unit)} | ${met} |`;
  });
  return ['| | goal, at most | measured | met |', '|---|---:|---:|---|', ...rows].join('\n');
}

/** A page for the docs: the goals, then every kind of question. */
export function goalPage(figures: WorkbenchFigures): string {
  const { calls, cores, load, alone } = figures;
  const questions = Object.entries(alone).map(
    ([kind, { p50, p95, processor }]) => `| ${kind.replaceAll('_', ' ')} | ${p50} | ${p95} | ${processor} |`,
  );
  const memory = Math.round(totalmem() / 2 ** 30);
  return `# How soon the workbench answers

Written by \`npm run bench -- workbench CASE --write docs/workbench-speed.md\` on a case of ${calls.toLocaleString('en-GB')} calls.
Machine: ${cores} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GiB; load ${load.toFixed(1)} when it began. The browser is Chromium and draws in software.
What is measured and how: [workbench.md](workbench.md#speed).

${goalTable(goalsOf(figures))}

Questions one after the other, none twice: milliseconds over HTTP, and of one core that the server worked.

| question | p50 | p95 | worked, mean |
|---|---:|---:|---:|
${questions.join('\n')}
`;
}
