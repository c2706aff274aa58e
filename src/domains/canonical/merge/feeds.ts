import type { Engine } from '../../../engines/engine.ts';
import type { Feed } from '../feed.ts';

/** All mapped rows of one table of an exhibit, whatever number of kinds of rows it mixes. */
export interface MergeFeed {
  /** Position in the order of the exhibits in the ledger and of the tables in them, from 0. */
  readonly feed: number;
  readonly exhibit: string;
  readonly table: string;
  /** Canonical columns that its mapping fills. */
  readonly fields: ReadonlySet<string>;
  /** Feeds with the same fields have the same number. */
  readonly fieldset: number;
  /** Its start times are epochs: no zone had to be assumed. */
  readonly absolute: boolean;
}

export function mergeFeeds(feeds: readonly Feed[]): MergeFeed[] {
  const sets = new Map<string, number>();
  const merged: MergeFeed[] = [];
  for (const { raw } of feeds) {
    if (merged.some(({ exhibit, table }) => exhibit === raw.exhibit && table === raw.table)) continue;
    const own = feeds.filter((one) => one.raw.exhibit === raw.exhibit && one.raw.table === raw.table);
    const fields = new Set(own.flatMap(({ mapping }) => Object.keys(mapping.fields)));
    const key = [...fields].sort().join(' ');
    if (!sets.has(key)) sets.set(key, sets.size);
    const start = own[0]!.mapping.fields['started_at']?.as;
    merged.push({
      feed: merged.length,
      exhibit: raw.exhibit,
      table: raw.table,
      fields,
      fieldset: sets.get(key)!,
      absolute: start?.kind === 'timestamp' && start.format.startsWith('epoch'),
    });
  }
  return merged;
}

/** `merge_feed (feed, exhibit, source_table, fieldset)`. */
export async function writeFeeds(feeds: readonly MergeFeed[], engine: Engine): Promise<void> {
  await engine.run(
    'CREATE OR REPLACE TEMP TABLE merge_feed (feed INTEGER, exhibit VARCHAR, source_table VARCHAR, fieldset INTEGER)',
  );
  for (const { feed, exhibit, table, fieldset } of feeds) {
    await engine.run('INSERT INTO merge_feed VALUES ($feed, $exhibit, $table, $fieldset)', {
      feed,
      exhibit,
      table,
      fieldset,
    });
  }
}
