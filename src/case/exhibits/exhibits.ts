import { join } from 'node:path';
import type { Effects } from '../../base/effects.ts';
import type { Progress } from '../../base/progress.ts';
import type { StoredEvent } from '../ledger/events.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { writing } from '../write-error.ts';
import type { Exhibit, ExhibitMeta } from './exhibit.ts';
import { sameBytes, sizeOf } from './hash-copy.ts';
import { discard, finish, folderOf, makePending, readExhibit, receive } from './store.ts';

type Added = Extract<StoredEvent, { type: 'exhibit_added' }>;

/** The exhibits of an open case. */
export class Exhibits {
  private readonly root: string;
  private readonly ledger: Ledger;
  private readonly folders = new Map<string, string>();
  /** Takings-in run one after the other: two of the same bytes must not race. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(root: string, ledger: Ledger) {
    this.root = root;
    this.ledger = ledger;
  }

  async list(): Promise<Exhibit[]> {
    const exhibits = [];
    for (const event of this.added()) exhibits.push(await this.read(event));
    return exhibits;
  }

  pathOf(exhibit: Exhibit): string {
    if (exhibit.storage.kind === 'in_place') return exhibit.storage.path;
    return join(this.folders.get(exhibit.sha256) ?? join(this.root, exhibit.sha256), 'content');
  }

  add(path: string, meta: ExhibitMeta, inPlace: boolean, effects: Effects, progress: Progress) {
    const turn = this.queue.then(() => this.addNow(path, meta, inPlace, effects, progress));
    this.queue = turn.catch(() => {});
    return turn;
  }

  private async addNow(path: string, meta: ExhibitMeta, inPlace: boolean, effects: Effects, progress: Progress) {
    const known = await this.sameAs(path, progress);
    if (known) return { exhibit: known, added: false };
    await this.ledger.mayWrite(effects);
    const { folder, exhibit, recordSha256 } = await writing('exhibits', () =>
      receive(this.root, path, meta, inPlace, effects, progress),
    );
    const event = this.added().find(({ exhibit: hash }) => hash === exhibit.sha256);
    if (event) {
      await discard(folder);
      return { exhibit: await this.read(event), added: false };
    }
    await makePending(this.root, folder, exhibit.sha256);
    const { sha256, size, storage } = exhibit;
    const record = { exhibit: sha256, size, record_sha256: recordSha256, storage: storage.kind };
    await this.ledger.append({ type: 'exhibit_added', reason: meta.reason, ...record }, effects);
    await finish(this.root, sha256);
    if (inPlace) progress.note('an exhibit stays outside the case folder: the case is not self-contained');
    return { exhibit, added: true };
  }

  /** An exhibit with the same bytes, found by comparing with those of the same size: faster than hashing, and no copy. */
  private async sameAs(path: string, progress: Progress): Promise<Exhibit | undefined> {
    const size = await sizeOf(path);
    for (const event of this.added()) {
      if (event.size !== size) continue;
      const exhibit = await this.read(event);
      const same = await sameBytes(path, this.pathOf(exhibit), progress).catch(() => false);
      if (same) return exhibit;
    }
    return undefined;
  }

  private added(): Added[] {
    return this.ledger.events.flatMap(({ event }) => (event.type === 'exhibit_added' ? [event] : []));
  }

  private async read(event: Added): Promise<Exhibit> {
    const folder = await folderOf(this.root, event.exhibit);
    this.folders.set(event.exhibit, folder);
    return readExhibit(folder, event.exhibit, event.record_sha256);
  }
}
