import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Effects } from '../base/effects.ts';
import { RingbreakError } from '../base/errors.ts';
import { syncDirectory, writeFileAtomic } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';
import type { RecordedEvent, StoredEvent } from './ledger/events.ts';
import type { Ledger } from './ledger/ledger.ts';
import { writing } from './write-error.ts';

/**
 * `unconfirmed`: as the ledger last recorded it, and nobody has vouched for it. `confirmed`: somebody has.
 * `unrecorded`: the file is not what the ledger last recorded: edited by hand, or damaged.
 */
export type MappingStatus = 'unconfirmed' | 'confirmed' | 'unrecorded';

/** A mapping file with what the ledger says about it. */
export interface StoredMapping {
  /** SHA-256 of the exhibit. */
  readonly exhibit: string;
  readonly text: string;
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly status: MappingStatus;
}

type MappingEvent = Extract<StoredEvent, { type: 'mapping_suggested' | 'mapping_edited' | 'mapping_confirmed' }>;

/** mappings/<first 16 hex digits of the exhibit's SHA-256>.json */
export function mappingFile(exhibit: string): string {
  return `mappings/${exhibit.slice(0, 16)}.json`;
}

/** A new version waits under this name until its event is in the ledger: a crash leaves the old or the new one. */
const PENDING = '.pending';

/** Renames new versions that the ledger recorded and removes the others: only while the case's lock is held. */
export async function tidyMappings(folder: string, events: readonly RecordedEvent[]): Promise<void> {
  const mappings = join(folder, 'mappings');
  const recorded = new Map(
    [...lastMappingEvents(events).values()].map((last) => [mappingFile(last.exhibit), last.sha256]),
  );
  for (const name of (await readdir(mappings)).filter((name) => name.endsWith(PENDING))) {
    const bytes = await readFile(join(mappings, name));
    const file = `mappings/${name.slice(0, -PENDING.length)}`;
    if (recorded.get(file) === sha256(bytes)) await publish(join(mappings, name));
    else await rm(join(mappings, name));
  }
}

async function publish(pending: string): Promise<void> {
  await rename(pending, pending.slice(0, -PENDING.length));
  await syncDirectory(dirname(pending));
}

async function bytesIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
}

/** The last mapping event of every exhibit. */
function lastMappingEvents(events: readonly RecordedEvent[]): Map<string, MappingEvent> {
  const last = new Map<string, MappingEvent>();
  for (const { event } of events) if (isMappingEvent(event)) last.set(event.exhibit, event);
  return last;
}

function isMappingEvent(event: StoredEvent): event is MappingEvent {
  return event.type === 'mapping_suggested' || event.type === 'mapping_edited' || event.type === 'mapping_confirmed';
}

/** Reads the mapping of one exhibit, also while its last rename is still to come; undefined when there is none. */
async function readMapping(
  folder: string,
  exhibit: string,
  last: MappingEvent | undefined,
): Promise<StoredMapping | undefined> {
  const file = join(folder, mappingFile(exhibit));
  const pending = last && (await bytesIfThere(file + PENDING));
  const bytes = pending && sha256(pending) === last.sha256 ? pending : await bytesIfThere(file);
  if (bytes === undefined) return undefined;
  const hash = sha256(bytes);
  const recorded = last?.sha256 === hash;
  const status = !recorded ? 'unrecorded' : last.type === 'mapping_confirmed' ? 'confirmed' : 'unconfirmed';
  return { exhibit, text: bytes.toString('utf8'), sha256: hash, status };
}

/** How a mapping comes to be written. */
export interface MappingWrite {
  /** Who made it: the machine (`suggested`, the default) or a person. */
  readonly origin?: 'suggested' | 'edited';
  /** Whether the person who writes it vouches for it at once. */
  readonly confirmed?: boolean;
  readonly reason: string;
}

/** The mapping files of an open case. */
export class Mappings {
  private readonly folder: string;
  private readonly ledger: Ledger;

  constructor(folder: string, ledger: Ledger) {
    this.folder = folder;
    this.ledger = ledger;
  }

  async list(): Promise<StoredMapping[]> {
    const last = lastMappingEvents(this.ledger.events);
    const mappings = [];
    for (const { event } of this.ledger.events) {
      if (event.type !== 'exhibit_added') continue;
      const mapping = await readMapping(this.folder, event.exhibit, last.get(event.exhibit));
      if (mapping) mappings.push(mapping);
    }
    return mappings;
  }

  async write(exhibit: string, text: string, how: MappingWrite, effects: Effects): Promise<void> {
    const before = await readMapping(this.folder, exhibit, lastMappingEvents(this.ledger.events).get(exhibit));
    const hash = sha256(text);
    const same = before?.sha256 === hash;
    if (!same && before?.status === 'unrecorded' && how.origin !== 'edited') throw editedByHand(exhibit);
    if (!same || before.status === 'unrecorded') {
      await this.ledger.mayWrite(effects);
      const pending = join(this.folder, mappingFile(exhibit)) + PENDING;
      await writing(mappingFile(exhibit), () => writeFileAtomic(pending, text));
      await this.append(`mapping_${how.origin ?? 'suggested'}`, exhibit, hash, how.reason, effects);
      await publish(pending);
    } else if (before.status === 'confirmed') {
      return;
    }
    if (how.confirmed) await this.append('mapping_confirmed', exhibit, hash, how.reason, effects);
  }

  async recordEdits(reason: string, effects: Effects): Promise<number> {
    const edited = (await this.list()).filter(({ status }) => status === 'unrecorded');
    for (const { exhibit, sha256: hash } of edited) {
      await this.append('mapping_edited', exhibit, hash, reason, effects);
    }
    return edited.length;
  }

  async confirm(reason: string, effects: Effects): Promise<number> {
    await this.recordEdits(reason, effects);
    const open = (await this.list()).filter(({ status }) => status === 'unconfirmed');
    for (const { exhibit, sha256: hash } of open) {
      await this.append('mapping_confirmed', exhibit, hash, reason, effects);
    }
    return open.length;
  }

  private async append(type: MappingEvent['type'], exhibit: string, hash: string, reason: string, effects: Effects) {
    await this.ledger.append({ type, exhibit, sha256: hash, reason }, effects);
  }
}

function editedByHand(exhibit: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'MAPPING_EDITED_BY_HAND',
    what: 'a new suggestion would overwrite a mapping that was edited by hand and not recorded yet',
    where: { exhibit, file: mappingFile(exhibit) },
    next: 'Record the edit (`ringbreak map --confirm`), or move the file away to have it suggested anew.',
  });
}
