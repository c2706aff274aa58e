import { afterAll, beforeAll } from 'vitest';
import type { Mapping } from '../../src/mapping/mapping.ts';
import { type SuggestOptions, suggestMappings } from '../../src/mapping/suggest.ts';
import { validateMapping } from '../../src/mapping/validate.ts';
import { RawFolder, type SmallTable } from './raw.ts';

export interface Suggesting {
  /** Filled by the time a test runs. */
  readonly folder: () => RawFolder;
  /** The mapping that is suggested for an exhibit of these tables, held to be valid. */
  readonly suggestOne: (tables: readonly SmallTable[], options?: SuggestOptions) => Promise<Mapping>;
}

/** A raw folder for the tests of a file, and what is suggested for tables in it. */
export function suggesting(): Suggesting {
  let folder: RawFolder;
  let made = 0;
  beforeAll(async () => {
    folder = await RawFolder.make();
  });
  afterAll(() => folder.close());
  const suggestOne: Suggesting['suggestOne'] = async (tables, options = {}) => {
    const catalog = await folder.exhibit(`special ${made++}`, tables);
    const { mappings } = await suggestMappings(folder.engine, folder.path, [catalog], [], options);
    validateMapping(mappings[0], catalog);
    return mappings[0]!;
  };
  return { folder: () => folder, suggestOne };
}
