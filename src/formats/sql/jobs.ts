import type { Job } from '../raw/pool.ts';
import { type CopyTask, parseCopy } from './copy-parser.ts';
import { type ParsedBlock, parseValues, type ValuesTask } from './values-parser.ts';

export type BlockTask = ValuesTask | CopyTask;

/** Parsing a block of rows, here or on a worker. */
export const blockJob: Job<BlockTask, ParsedBlock> = {
  run: (task) => (task.kind === 'values' ? parseValues(task) : parseCopy(task)),
  size: (task) => task.text.length,
  taskBuffers: (task) => [task.text.buffer as ArrayBuffer],
  resultBuffers: (block) => {
    const buffers = new Set<ArrayBuffer>();
    for (const { values, present } of block.columns) {
      buffers.add(values.buffer as ArrayBuffer);
      if (present) buffers.add(present.buffer as ArrayBuffer);
    }
    return [...buffers];
  },
};
