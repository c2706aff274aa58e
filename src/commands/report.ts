import { join, relative } from 'node:path';
import { Command } from 'commander';
import { isReportCurrent, noteReport, reportKey } from '../actions/current-report.ts';
import { usableMappings } from '../actions/map.ts';
import { readOnlyContext } from '../actions/rebuild.ts';
import { gatherReportContext } from '../actions/report-context.ts';
import type { Case } from '../case/case.ts';
import type { Engine } from '../engines/engine.ts';
import { collectReport } from '../report/collect.ts';
import { writeReport } from '../report/write.ts';
import type { DefineCommand } from './define.ts';
import { type CommonOptions, openSession, type Session, withCase } from './session.ts';
import type { Task } from './tasks.ts';
import { VERSION } from './version.ts';
import type { Built } from './work.ts';

interface ReportOptions extends CommonOptions {
  readonly out?: string;
  readonly mask?: boolean;
}

/** Where a run leaves the report. */
function reportPath(target: Case): string {
  return join(target.folder, 'derived', 'report.html');
}

/** Writes the report after a build, unless the one that is there would come out the same. */
export function reportTask(
  target: Case,
  engine: Engine,
  session: Session,
  built: Partial<Built>,
  done: { path?: string },
): Task {
  return {
    title: 'Report',
    work: async (progress) => {
      progress.stage('report');
      const { context } = built.result!;
      const versions = [`ringbreak ${VERSION}`, context.engineVersion];
      const gathered = await gatherReportContext(target, context, built.mappings!, session.effects, versions);
      done.path = reportPath(target);
      const key = reportKey(gathered, built.result!);
      if (!(await isReportCurrent(engine, done.path, key))) {
        await writeReport(done.path, await collectReport(engine, gathered));
        await noteReport(engine, done.path, key);
      }
      return `Report in ${relative(process.cwd(), done.path)}`;
    },
  };
}

export const reportCommand: DefineCommand = (bind) =>
  new Command('report')
    .description('write the report again: one HTML file that needs no network and no script')
    .argument('<case>', 'folder of the case')
    .option('--out <file>', 'file to write (default: derived/report.html in the case)')
    .option('--mask', 'hide the middle digits of dialled numbers')
    .action(
      bind(async (signal, folder: string, options: ReportOptions) => {
        const session = openSession(options, signal);
        await withCase(folder, session, async (target, engine) => {
          const context = await readOnlyContext(target, engine);
          const mappings = await usableMappings(target, context.catalogs);
          const versions = [`ringbreak ${VERSION}`, context.engineVersion];
          const gathered = await gatherReportContext(target, context, mappings, session.effects, versions);
          const path = options.out ?? reportPath(target);
          await writeReport(path, await collectReport(engine, { ...gathered, mask: options.mask ?? false }));
          session.console.result({ report: path }, () => path);
        });
        return 0;
      }),
    );
