import { mkdir, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { RingbreakError } from '../base/errors.ts';
import { writeFileAtomic } from '../base/files.ts';
import type { Progress } from '../base/progress.ts';
import { type LinkModel, linkTables, modelColumns, parseModel, suggestModel } from '../domains/link/index.ts';
import { openDuckdb } from '../engines/duckdb/duckdb.ts';
import type { Engine } from '../engines/engine.ts';
import type { LinkDone } from './link-done.ts';
import { type LinkFile, readLinkFile } from './link-file.ts';
import { keepNames, loadOnto, ONTO } from './link-onto.ts';
import { writeLinkTables } from './link-write.ts';

export interface LinkJob {
  /** Model file; absent: one is suggested. */
  readonly model?: string;
  /** One table or two. */
  readonly files: readonly string[];
  /** Folder for the results; made when absent. */
  readonly out: string;
  /** With two tables: also pairs within each. */
  readonly within: boolean;
  /** Folder of an earlier result of one table: the rows are linked onto it. */
  readonly onto?: string;
  readonly threads: number;
  readonly memory: string;
  readonly signal?: AbortSignal;
}

/**
 * Links one or two files of any format that can be read: pairs, clusters, the model with its weights and its training
 * record are written to `out`. `then` runs while the tables are still there.
 *
 * @throws RingbreakError LINK_FILE_MISSING, LINK_MODEL_ALONE, LINK_MODEL_INVALID, LINK_COLUMN_UNKNOWN, LINK_ID_NOT_UNIQUE, LINK_ONTO_…
 */
export async function linkFiles<T>(
  job: LinkJob,
  progress: Progress,
  then: (engine: Engine, done: LinkDone) => Promise<T>,
): Promise<T> {
  await withScratch(job.out);
  return inScratch(job, async (engine, scratch) => {
    const files = await readFiles(engine, job, scratch, progress);
    const { model, notes } = await chooseModel(engine, job, files);
    if (job.onto !== undefined) return then(engine, await linkOnto(engine, job, job.onto, model, files[0]!, progress));
    const inputs = files.map((file) => inputOf(file, model));
    const options = { prefix: 'link', within: job.within, progress };
    const result = await linkTables(engine, model, inputs as [(typeof inputs)[0]], options);
    const done = { result, files, notes };
    await writeLinkTables(engine, job.out, done);
    return then(engine, done);
  });
}

/** Compares the rows of one file that are new with each other and with those of an earlier result; ids of clusters are kept. */
async function linkOnto(
  engine: Engine,
  job: LinkJob,
  folder: string,
  model: LinkModel,
  file: LinkFile,
  progress: Progress,
): Promise<LinkDone> {
  const { columns, id } = inputOf(file, model);
  const names = modelColumns(model);
  const rows = await loadOnto(
    engine,
    folder,
    model,
    file,
    names.map((name) => columns[name]!),
    id,
  );
  const input = {
    table: ONTO.input,
    id: 'id',
    fresh: 'is_new',
    columns: Object.fromEntries(names.map((name, j) => [name, `n${j}`])),
  };
  const result = await linkTables(engine, model, [input], { prefix: 'link', known: ONTO.known, progress });
  const changes = await keepNames(engine, folder, result);
  const done = { result, files: [file], notes: [], onto: { ...rows, changes } };
  await writeLinkTables(engine, job.out, done);
  return done;
}

/** Writes a suggested model for files that nobody has described; returns what was decided about each column. */
export async function suggestForFiles(job: LinkJob, path: string, progress: Progress): Promise<readonly string[]> {
  await withScratch(job.out);
  return inScratch(job, async (engine, scratch) => {
    const files = await readFiles(engine, job, scratch, progress);
    const { model, notes } = await suggestModel(engine, files.map(suggestInput));
    await writeFileAtomic(path, `${JSON.stringify(model, null, 2)}\n`);
    return notes;
  });
}

async function withScratch(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
}

async function inScratch<T>(job: LinkJob, work: (engine: Engine, scratch: string) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(join(job.out, '.link-'));
  const engine = await openDuckdb({
    file: join(scratch, 'link.duckdb'),
    temp: join(scratch, 'spill'),
    threads: job.threads,
    memory: job.memory,
  });
  const stop = (): void => engine.interrupt();
  job.signal?.addEventListener('abort', stop);
  try {
    return await work(engine, scratch);
  } finally {
    job.signal?.removeEventListener('abort', stop);
    await engine.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function readFiles(engine: Engine, job: LinkJob, scratch: string, progress: Progress): Promise<LinkFile[]> {
  const files: LinkFile[] = [];
  for (const [i, path] of job.files.entries()) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) throw missing(path, found?.isDirectory());
    if (await isModel(path)) throw modelAlone(path);
    const name = basename(path);
    progress.stage(`read ${name}`);
    const folder = join(scratch, `raw${i}`);
    files.push(await readLinkFile(engine, { path, folder, table: `input${i}`, threads: job.threads, progress }));
  }
  return files;
}

async function chooseModel(
  engine: Engine,
  job: LinkJob,
  files: readonly LinkFile[],
): Promise<{ model: LinkModel; notes: readonly string[] }> {
  if (job.model === undefined && job.onto !== undefined) {
    return { model: parseModel(await readJson(join(job.onto, 'model.json'))), notes: [] };
  }
  if (job.model === undefined) {
    const { model, notes } = await suggestModel(engine, files.map(suggestInput));
    return { model: parseModel(model), notes };
  }
  return { model: parseModel(await readJson(job.model)), notes: [] };
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw missing(path);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RingbreakError({
      kind: 'usage',
      code: 'LINK_MODEL_INVALID',
      what: 'the linkage model is not JSON',
      where: { file: path },
      next: 'Correct the file, or start again from `ringbreak link --suggest`.',
      cause: error,
    });
  }
}

function suggestInput(file: LinkFile) {
  return { table: file.table, columns: file.columns.map((name, i) => ({ sql: `c${i}`, name })) };
}

function inputOf(file: LinkFile, model: LinkModel) {
  const place = (column: string): string => {
    const index = file.columns.indexOf(column);
    if (index < 0) throw unknownColumn(column, file);
    return `c${index}`;
  };
  const used = [
    ...model.comparisons.flatMap((comparison) => comparison.columns),
    ...model.blocking.flatMap((rule) => rule.keys.map((key) => key.column)),
    ...model.exclusive,
  ];
  return {
    table: file.table,
    id: model.id === undefined ? '_row' : place(model.id),
    columns: Object.fromEntries(used.map((column) => [column, place(column)])),
  };
}

/** A model was named where a table belongs. */
async function isModel(path: string): Promise<boolean> {
  if (!/\.json$/i.test(path)) return false;
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.toString('utf8', 0, bytesRead).includes('"ringbreak-link-model"');
  } finally {
    await file.close();
  }
}

function modelAlone(path: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'LINK_MODEL_ALONE',
    what: 'this is a model, not a table',
    where: { file: path },
    next: 'Name the tables to link after the model.',
  });
}

function missing(path: string, folder = false): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'LINK_FILE_MISSING',
    what: folder ? 'this is a folder, not a table' : 'there is no such file',
    where: { file: path },
    next: folder ? 'Name a file in it.' : 'Check the spelling of the path.',
  });
}

function unknownColumn(column: string, file: LinkFile): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'LINK_COLUMN_UNKNOWN',
    what: `the model speaks of a column "${column}" that the table does not have`,
    where: { file: file.name },
    next: `Its columns are: ${file.columns.slice(0, 40).join(', ')}.`,
  });
}
