import { join } from 'node:path';
import { Command } from 'commander';
import { type LinkJob, linkFiles, suggestForFiles } from '../actions/link.ts';
import type { LinkDone } from '../actions/link-done.ts';
import { writeFileAtomic } from '../base/files.ts';
import { linkCharts } from '../domains/link/index.ts';
import type { DefineCommand } from './define.ts';
import { linkPage } from './link-page.ts';
import { type CommonOptions, openSession, type Session } from './session.ts';
import { runTasks } from './tasks.ts';
import { wrongArguments } from './usage.ts';
import { plural } from './words.ts';

interface LinkCommandOptions extends CommonOptions {
  readonly out: string;
  readonly suggest?: boolean;
  readonly within?: boolean;
  readonly onto?: string;
}

export const linkCommand: DefineCommand = (bind) =>
  new Command('link')
    .description(
      'find rows that speak of the same person or thing, in one table or two (record linkage; needs no case)',
    )
    .argument('<model-or-table>', 'model (.json), then the tables; without a model one is suggested')
    .argument('[tables...]', 'one or two tables: CSV, Parquet, NDJSON or anything else that can be read')
    .option('--out <folder>', 'folder for pairs, clusters, model and page', 'link-result')
    .option('--suggest', 'only write a starting model to the folder, with what was decided about every column')
    .option('--within', 'with two tables: also link the rows of each among themselves')
    .option(
      '--onto <folder>',
      'result of an earlier run on one table: compare only what is new, keep the ids of clusters',
    )
    .option('--threads <n>', 'cores to use (default: all); the result does not depend on it')
    .option('--memory <size>', 'memory for the database engine (default: 4500MB); more goes to disk')
    .addHelpText(
      'after',
      '\nExamples:\n  ringbreak link people.csv --out result\n  ringbreak link --suggest people.csv --out result\n  ringbreak link result/model.json people.csv more-people.parquet --out again\n  ringbreak link this-week.csv --onto result --out result-2',
    )
    .action(
      bind(async (signal, first: string, rest: string[], options: LinkCommandOptions) => {
        const session = openSession(options, signal);
        const job = jobOf(first, rest, options, session);
        if (options.suggest) await suggest(job, session);
        else await link(job, session);
        return 0;
      }),
    );

function jobOf(first: string, rest: readonly string[], options: LinkCommandOptions, session: Session): LinkJob {
  const withModel = /\.json$/i.test(first) && rest.length > 0;
  const files = withModel ? rest : [first, ...rest];
  if (files.length > 2) throw wrongArguments('link takes one table or two', 'Put more tables together first.');
  if (options.onto !== undefined && files.length > 1) {
    throw wrongArguments('--onto takes one table: the new rows', 'Link the tables one after the other.');
  }
  const { threads, memory } = session.build;
  return {
    ...(withModel ? { model: first } : {}),
    files,
    out: options.out,
    within: options.within ?? false,
    ...(options.onto === undefined ? {} : { onto: options.onto }),
    threads: threads ?? 2,
    memory: memory ?? '4500MB',
    ...(session.build.signal ? { signal: session.build.signal } : {}),
  };
}

async function suggest(job: LinkJob, session: Session): Promise<void> {
  const path = join(job.out, 'model.json');
  let notes: readonly string[] = [];
  await runTasks(session.console, [
    {
      title: 'Suggest a model',
      work: async (progress) => {
        notes = await suggestForFiles(job, path, progress);
        return `Model in ${path}`;
      },
    },
  ]);
  session.console.result({ model: path, columns: notes }, () => [...notes, `model: ${path}`].join('\n'));
}

async function link(job: LinkJob, session: Session): Promise<void> {
  let done: LinkDone | undefined;
  await runTasks(session.console, [
    {
      title: 'Link',
      work: async (progress) => {
        await linkFiles(job, progress, async (engine, finished) => {
          progress.stage('draw');
          const page = linkPage(finished, await linkCharts(engine, finished.result));
          await writeFileAtomic(join(job.out, 'link.html'), page);
          done = finished;
        });
        return `Results in ${job.out}`;
      },
    },
  ]);
  session.console.result(summary(job, done!), () => summaryText(job, done!));
}

function summary(job: LinkJob, { result, files, notes, onto }: LinkDone) {
  return {
    out: job.out,
    rows: result.rows.left + result.rows.right,
    rejected: files.reduce((sum, file) => sum + file.rejected, 0),
    links: result.clusters.links,
    clusters: result.clusters.several,
    clusteredRows: result.clusters.rows,
    largest: result.clusters.largest,
    blocking: result.rules,
    notes,
    ...(onto
      ? { onto: { added: onto.added, changed: onto.changed, same: onto.same, changes: countChanges(onto.changes) } }
      : {}),
  };
}

/** `3 merged, 1 split`: by kind. */
function countChanges(changes: readonly { readonly kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function summaryText(job: LinkJob, done: LinkDone): string {
  const { rows, rejected, links, clusters, clusteredRows, largest, onto } = summary(job, done);
  const dropped = done.result.rules.filter((rule) => rule.droppedKeys > 0);
  return [
    ...done.notes,
    ...(onto
      ? [
          `${plural(onto.added, 'row')} new, ${onto.changed} changed, ${onto.same} as before. Clusters: ${
            Object.entries(onto.changes)
              .map(([kind, n]) => `${n} ${kind}`)
              .join(', ') || 'none changed'
          } (history.csv).`,
        ]
      : []),
    `${plural(rows, 'row')} read${rejected > 0 ? `, ${rejected} rejected (rejected-rows.csv)` : ''}.`,
    `${plural(links, 'link')} at ${100 * done.result.model.link} % or more join ${plural(clusteredRows, 'row')} into ${plural(clusters, 'cluster')} of two or more, the largest of ${largest}.`,
    ...dropped.map(
      (rule) =>
        `${rule.rule}: ${plural(rule.droppedKeys, 'key')} left out for making ${rule.droppedPairs} pairs (dropped-keys.csv).`,
    ),
    `Results: ${['pairs', 'clusters'].map((name) => join(job.out, `${name}.csv`)).join(', ')}, model.json, training.json; ${join(job.out, 'link.html')} shows them.`,
  ].join('\n');
}
