import { BLOCK_BYTES, type Blocks, type Target } from './blocks.ts';
import { CR, LF } from './bytes.ts';
import type { Input } from './input.ts';
import { MAX_ROW_BYTES } from './limits.ts';
import type { Remarks } from './remarks.ts';

const END = Buffer.from('\n\\.', 'latin1');

/** Reads the lines after COPY … FROM stdin up to `\.` into blocks. The input stands on the first line. */
export async function readCopy(
  input: Input,
  blocks: Blocks,
  target: Target,
  remarks: Remarks,
  onBlock: () => void,
): Promise<void> {
  for (;;) {
    const end = endOfData(input);
    const stop = end ?? lastNewline(input);
    while (stop > input.position) {
      const to = cutAt(input, target, stop);
      blocks.append(target, input.bytes, input.position, to);
      input.position = to;
      if (target.collected.length < BLOCK_BYTES) continue;
      await blocks.send(target);
      onBlock();
    }
    if (end !== undefined) return skipMarker(input);
    if (input.final) return cutShort(input, blocks, target, remarks);
    if (input.end - input.position > MAX_ROW_BYTES) await rejectLine(input, blocks, target);
    else await input.more();
  }
}

/** Position of the line `\.`, when it is in sight. */
function endOfData(input: Input): number | undefined {
  const view = Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.end);
  if (isMarker(input, input.position)) return input.position;
  for (let at = view.indexOf(END, input.position); at >= 0; at = view.indexOf(END, at + 1)) {
    if (isMarker(input, at + 1)) return at + 1;
  }
  return undefined;
}

function isMarker(input: Input, at: number): boolean {
  const { bytes, end } = input;
  if (bytes[at] !== 0x5c || bytes[at + 1] !== 0x2e || at + 2 > end) return false;
  if (at + 2 >= end) return input.final;
  return bytes[at + 2] === LF || bytes[at + 2] === CR;
}

/** Position after the last whole line in sight whose successor is in sight too, so that no marker is passed. */
function lastNewline(input: Input): number {
  const before = input.final ? input.end : input.end - 4;
  if (before <= input.position) return input.position;
  const at = input.bytes.lastIndexOf(LF, before - 1);
  return at < input.position ? input.position : at + 1;
}

/** Where the block ends: at the first end of a line that fills it, or at `stop`. */
function cutAt(input: Input, target: Target, stop: number): number {
  const full = input.position + BLOCK_BYTES - target.collected.length - 1;
  if (full >= stop) return stop;
  const newline = input.bytes.indexOf(LF, Math.max(full, input.position));
  return newline < 0 || newline >= stop ? stop : newline + 1;
}

function skipMarker(input: Input): void {
  input.position += 2;
}

async function cutShort(input: Input, blocks: Blocks, target: Target, remarks: Remarks): Promise<void> {
  const truncated = input.end > input.position;
  blocks.append(target, input.bytes, input.position, input.end);
  input.position = input.end;
  await blocks.send(target, truncated);
  remarks.note(`the file ends at byte ${input.offset}, within a COPY: it is incomplete`);
}

/** The line is too long to be held: rejects it and goes behind it. */
async function rejectLine(input: Input, blocks: Blocks, target: Target): Promise<void> {
  await blocks.reject(target, `ROW_TOO_LONG: more than ${MAX_ROW_BYTES} bytes`, '');
  for (;;) {
    const newline = input.bytes.indexOf(LF, input.position);
    if (newline >= 0 && newline < input.end) {
      input.position = newline + 1;
      return;
    }
    input.position = input.end;
    if (input.final) return;
    await input.more();
  }
}
