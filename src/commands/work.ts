import { assumeCurrency } from '../actions/assume.ts';
import { type CaseDatabase, derivedFolder } from '../actions/database.ts';
import { suggestMissing, usableMappings } from '../actions/map.ts';
import { type RawLayer, readRaw } from '../actions/read-raw.ts';
import { rebuild } from '../actions/rebuild.ts';
import { type Change, changedDecisions, keepDecided } from '../actions/review/effect.ts';
import { applySavedMapping } from '../actions/saved-mapping.ts';
import { RingbreakError } from '../base/errors.ts';
import type { Case } from '../case/case.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { BuildContext, BuildMapping } from '../pipeline/context.ts';
import type { BuildResult } from '../pipeline/run.ts';
import type { Session } from './session.ts';
import type { Task } from './tasks.ts';
import { plural } from './words.ts';

/** What reading, mapping and building leave for the summary and the report. */
export interface Built {
  raw: RawLayer;
  mappings: BuildMapping<Mapping>[];
  result: BuildResult & { readonly context: BuildContext };
  /** What it decided otherwise than the build before, where people have judged. */
  changes: readonly Change[];
}

/** Reads what was not read yet. */
export function readTask(target: Case, session: Session, built: Partial<Built>): Task {
  return {
    title: 'Read exhibits',
    work: async (progress) => {
      built.raw = await readRaw(target, derivedFolder(target), session.build.threads, progress);
      const tables = built.raw.catalogs.flatMap(({ tables }) => tables);
      if (tables.length === 0) throw nothingReadable(built.raw);
      const rows = tables.reduce((sum, { read }) => sum + read, 0);
      return `Read ${plural(rows, 'row')} in ${plural(tables.length, 'table')}`;
    },
  };
}

/** Suggests mappings where there are none; `saved` mappings (their text) go before what is suggested. */
export function mapTask(
  target: Case,
  engine: CaseDatabase,
  session: Session,
  built: Partial<Built>,
  saved: readonly string[] = [],
): Task {
  return {
    title: 'Map columns',
    work: async (progress) => {
      const { catalogs } = built.raw!;
      const rawRoot = `${derivedFolder(target)}/raw`;
      await suggestMissing(target, engine, rawRoot, catalogs, session.effects, progress);
      for (const text of saved) {
        const reason = 'saved mapping given with the run';
        await applySavedMapping(target, catalogs, text, session.effects, { reason });
      }
      built.mappings = await usableMappings(target, catalogs);
      await assumeCurrency(target, engine, built.mappings, catalogs, session.effects);
      const fed = built.mappings.flatMap(({ mapping }) => mapping.tables).filter(({ target: to }) => to !== null);
      const open = built.mappings.filter(({ status }) => status !== 'confirmed').length;
      return `Mapped ${plural(fed.length, 'table')}${open > 0 ? `; ${plural(open, 'mapping')} unconfirmed` : ''}`;
    },
  };
}

/** Brings the derived tables up to date. The case's lock is given back before: the build has one of its own. */
export function buildTask(target: Case, engine: CaseDatabase, session: Session, built: Partial<Built>): Task {
  return {
    title: 'Build',
    work: async (progress) => {
      // From here on only derived/ is written: colleagues may judge and take in while it takes its time.
      await target.close();
      const kept = await keepDecided(target, engine);
      built.result = await rebuild(target, engine, built.raw!.catalogs, built.mappings!, session.build, progress);
      built.changes = kept ? await changedDecisions(engine) : [];
      const { ran, steps } = built.result;
      return ran.length === 0 ? 'Everything was up to date' : `Built ${ran.length} of ${plural(steps.length, 'table')}`;
    },
  };
}

function nothingReadable(raw: RawLayer): RingbreakError {
  const first = raw.unreadable[0];
  return new RingbreakError({
    kind: 'exhibit',
    code: first ? 'NO_READABLE_EXHIBIT' : 'NO_EXHIBIT',
    what: first ? `no exhibit of this case can be read: ${first.reason}` : 'this case has no exhibit yet',
    next: 'Add exhibits with `ringbreak run CASE FILE…`.',
  });
}
