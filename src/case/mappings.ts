import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effects } from '../base/effects.ts';
import { writeFileAtomic } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';
import type { RecordedEvent, StoredEvent } from './ledger/events.ts';
import type { Ledger } from './ledger/ledger.ts';

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

/** The last mapping event of every exhibit. */
export function lastMappingEvents(events: readonly RecordedEvent[]): Map<string, MappingEvent> {
  const last = new Map<string, MappingEvent>();
  for (const { event } of events) if (isMappingEvent(event)) last.set(event.exhibit, event);
  return last;
}

function isMappingEvent(event: StoredEvent): event is MappingEvent {
  return event.type === 'mapping_suggested' || event.type === 'mapping_edited' || event.type === 'mapping_confirmed';
}

/** Reads the mapping of one exhibit; undefined when there is none. */
export async function readMapping(
  folder: string,
  exhibit: string,
  last: MappingEvent | undefined,
): Promise<StoredMapping | undefined> {
  const bytes = await readFile(join(folder, mappingFile(exhibit))).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
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

/** The mapping files of an open case. The file is written before its event: a crash between leaves it `unrecorded`. */
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
    const { reason } = how;
    if (before === undefined || before.sha256 !== hash)
      await writeFileAtomic(join(this.folder, mappingFile(exhibit)), text);
    if (before === undefined || before.sha256 !== hash || before.status === 'unrecorded') {
      await this.ledger.append(
        { type: `mapping_${how.origin ?? 'suggested'}`, exhibit, sha256: hash, reason },
        effects,
      );
    } else if (before.status === 'confirmed') {
      return;
    }
    if (how.confirmed) await this.ledger.append({ type: 'mapping_confirmed', exhibit, sha256: hash, reason }, effects);
  }

  async recordEdits(reason: string, effects: Effects): Promise<number> {
    const edited = (await this.list()).filter(({ status }) => status === 'unrecorded');
    for (const { exhibit, sha256: hash } of edited) {
      await this.ledger.append({ type: 'mapping_edited', exhibit, sha256: hash, reason }, effects);
    }
    return edited.length;
  }

  async confirm(reason: string, effects: Effects): Promise<number> {
    await this.recordEdits(reason, effects);
    const open = (await this.list()).filter(({ status }) => status === 'unconfirmed');
    for (const { exhibit, sha256: hash } of open) {
      await this.ledger.append({ type: 'mapping_confirmed', exhibit, sha256: hash, reason }, effects);
    }
    return open.length;
  }
}
