import { isRingbreakError, RingbreakError } from '../base/errors.ts';
import { FORMATS } from './all.ts';
import { fileSource, TemporaryFolder } from './containers/bytes.ts';
import { Budget } from './containers/limits.ts';
import { type ContainerContext, type Member, openContainers } from './containers/open.ts';
import { describeUnknown } from './containers/unknown.ts';
import type { Detection, Format, RawSink, ReadContext } from './format.ts';

export interface ReadExhibitOptions {
  /** Where the bytes are. */
  readonly path: string;
  /** The exhibit's name as received: a label, and where a table's name comes from when the format has none. */
  readonly name: string;
  /** Called once for every readable member (`''` for the exhibit itself), before it is read. */
  readonly createSink: (member: string, format: Format) => RawSink;
  readonly context: ReadContext;
  /** Where temporary copies go; the system's temporary folder by default. Removed before this returns. */
  readonly temporary?: string;
}

export interface ReadExhibitResult {
  /** `<format>@<version>` of every reader used, sorted. */
  readonly readers: string[];
  readonly notes: string[];
}

/**
 * Opens whatever is around an exhibit, finds the format of every file in it by content, and reads them one after the
 * other. Beside readable files, unreadable ones become notes.
 *
 * @throws RingbreakError of kind `exhibit`: EXHIBIT_EMPTY, EXHIBIT_UNKNOWN, EXHIBIT_BOMB, ZIP_DAMAGED, …: nothing could be
 *   read at all
 */
export async function readExhibit(options: ReadExhibitOptions): Promise<ReadExhibitResult> {
  const temporary = new TemporaryFolder(options.temporary);
  const notes = new Set<string>();
  try {
    const source = await fileSource(options.path, options.name);
    if (source.size === 0) throw empty(options.name);
    const note = (text: string): void => void notes.add(text);
    const reading = new Reading(options, { budget: new Budget(source.size ?? 0), temporary, note });
    for await (const member of openContainers(source, reading.containers)) await reading.member(member);
    return { readers: reading.finish(), notes: [...notes] };
  } finally {
    await temporary.remove();
  }
}

class Reading {
  readonly containers: ContainerContext;
  readonly #options: ReadExhibitOptions;
  readonly #readers = new Set<string>();
  readonly #gathered = new Map<string, RawSink>();
  /** Members of gathered formats, by what they are: thousands of them make one remark. */
  readonly #counts = new Map<string, number>();
  /** Why members could not be read; thrown when none could. */
  readonly #failures: RingbreakError[] = [];

  constructor(options: ReadExhibitOptions, containers: ContainerContext) {
    this.#options = options;
    this.containers = containers;
  }

  async member(member: Member): Promise<void> {
    try {
      const { format, detection } = await detectFormat(member);
      this.#options.context.progress.stage(
        `reading ${format.title}`,
        member.source.size === undefined ? { unit: 'bytes' } : { unit: 'bytes', total: member.source.size },
      );
      const sink = this.#sinkFor(member, format);
      await format.read(member.source, sink, this.#options.context);
      this.#readers.add(`${format.id}@${format.version}`);
      if (format.gathers && member.path !== '') this.#count(detection.what);
      else this.containers.note(`${member.source.name}: ${detection.what}`);
    } catch (error) {
      if (member.path === '' || !isRingbreakError(error) || error.kind !== 'exhibit') throw error;
      this.#failures.push(error);
      this.containers.note(`${member.source.name}: not read: ${error.what} (${error.code})`);
    }
  }

  #sinkFor(member: Member, format: Format): RawSink {
    if (!format.gathers) return this.#options.createSink(member.path, format);
    const sink = this.#gathered.get(format.id) ?? this.#options.createSink('', format);
    this.#gathered.set(format.id, sink);
    return sink;
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  finish(): string[] {
    for (const [what, files] of this.#counts) this.containers.note(`${files} file(s): ${what}`);
    if (this.#readers.size > 0) return [...this.#readers].sort();
    throw this.#failures[0] ?? nothingInside(this.#options.name);
  }
}

/**
 * The format that is surest of a member.
 *
 * @throws RingbreakError EXHIBIT_EMPTY, EXHIBIT_UNKNOWN
 */
export async function detectFormat(member: Member): Promise<{ format: Format; detection: Detection }> {
  if (member.head.length === 0) throw empty(member.source.name);
  let best: { format: Format; detection: Detection } | undefined;
  for (const format of FORMATS) {
    const detection = await format.detect(member.head, member.source);
    if (detection && detection.confidence > (best?.detection.confidence ?? 0)) best = { format, detection };
  }
  if (best) return best;
  throw new RingbreakError({
    kind: 'exhibit',
    code: 'EXHIBIT_UNKNOWN',
    what: `the content is of no kind that can be read: ${describeUnknown(member.head)}`,
    where: { member: member.source.name },
    next: `Supported are ${FORMATS.map((format) => format.title).join(', ')}, also inside gzip, zstd, xz, zip and tar. Export the data as one of these and add it again.`,
  });
}

function empty(name: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'EXHIBIT_EMPTY',
    what: 'the file holds no bytes',
    where: { member: name },
    next: 'Copy the file again from its source and compare the hashes.',
  });
}

function nothingInside(name: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'EXHIBIT_NOTHING_INSIDE',
    what: 'the archive holds no file that could be read',
    where: { member: name },
    next: 'Look at what is inside; encrypted members have to be unpacked with their password first.',
  });
}
