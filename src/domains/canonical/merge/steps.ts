import { count, text } from '../../../model/columns.ts';
import { CANONICAL_TABLES } from '../../../model/tables/all.ts';
import { defineCodeStep, defineSqlStep, type Step } from '../../../pipeline/step.ts';
import { feedsOf } from '../feed.ts';
import { sourceName } from './marks.ts';
import { makeMergedCount, mergedCountInputs } from './merged-count.ts';
import { CLOCK_OFFSET, FOUND_OFFSETS } from './offsets.ts';
import { FOUND_QUALITY } from './quality.ts';
import { makeQuality } from './quality-table.ts';

const SOURCES = CANONICAL_TABLES.map(({ name }) => sourceName(name));

/** What merging did and what was wrong with the rows, for summary, report and court. */
export const MERGE_STEPS: readonly Step[] = [
  defineCodeStep({
    name: 'work.merged_count',
    purpose: 'Rows of each table of an exhibit that another row stands for',
    reads: [...CANONICAL_TABLES.map(({ name }) => `mapped.${name}`), ...SOURCES, 'reject'],
    version: 1,
    table: {
      name: 'work.merged_count',
      row: 'a table of an exhibit',
      key: ['exhibit', 'source_table'],
      columns: [
        text('exhibit', 'SHA-256 of the exhibit'),
        text('source_table', 'Table within the exhibit'),
        count('rows', 'Rows that another row stands for'),
      ],
    },
    inputs: mergedCountInputs,
    make: makeMergedCount,
  }),
  defineSqlStep(import.meta.url, 'tables/clock-offset.sql', {
    name: 'clock_offset',
    purpose: 'Clocks of servers and tables that differ, and what was corrected',
    reads: [FOUND_OFFSETS],
    table: CLOCK_OFFSET,
  }),
  defineCodeStep({
    name: 'quality',
    purpose: 'What was wrong with the rows of each table, how many they are and how they were treated',
    reads: [...CANONICAL_TABLES.map(({ name }) => `mapped.${name}`), ...SOURCES, FOUND_QUALITY],
    version: 3,
    table: {
      name: 'quality',
      row: 'something that was wrong with rows of a table of an exhibit',
      key: ['exhibit', 'source_table', 'what', 'treatment'],
      columns: [
        text('exhibit', 'SHA-256 of the exhibit'),
        text('source_table', 'Table within the exhibit'),
        text('what', 'Kind of bad input (docs/bad-input.md)'),
        count('rows', 'Rows'),
        text('treatment', 'What was done'),
      ],
    },
    inputs: (context) => ({
      received: context.exhibits.map(({ sha256, received_at }) => [sha256, received_at ?? null]),
      feeds: CANONICAL_TABLES.flatMap(({ name }) =>
        feedsOf(name, context).map(({ raw, mapping }) => [
          name,
          raw.exhibit,
          raw.table,
          Object.keys(mapping.fields),
          [mapping.only, mapping.except, mapping.matching].map((filter) => filter ?? null),
        ]),
      ),
    }),
    make: makeQuality,
  }),
];
