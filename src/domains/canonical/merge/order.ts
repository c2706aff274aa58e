/** Some rows that follow each other in a table, and the middle one of their start times (seconds). */
export interface Block {
  readonly calls: number;
  readonly middle: number;
}

export interface OrderFinding {
  /** Rows follow no order in time, so that nothing can be told from it. */
  readonly unordered: boolean;
  /** Rows in stretches that lie before what was reached already, and by how many seconds at most. */
  readonly behind: number;
  readonly by: number;
}

/** Calls are written when they end, and a repeated hour is read as one: less than two hours back is no sign of a wrong clock. */
const SLACK_S = 7_000;
/** A clock that was set back shows in several blocks. */
const SHORTEST_RUN = 3;

/**
 * Whether start times run back along a table: a clock that was set back or a zone that was changed. A single block with
 * a wild time is left out by taking the middle of five.
 */
export function timeOrder(blocks: readonly Block[]): OrderFinding {
  const smooth = blocks.map((_, i) => {
    const around = blocks.slice(Math.max(0, i - 2), i + 3).map(({ middle }) => middle);
    return around.sort((a, b) => a - b)[Math.floor(around.length / 2)]!;
  });
  let reached = Number.NEGATIVE_INFINITY;
  let run = 0;
  let inRun = 0;
  let behind = 0;
  let by = 0;
  let runBy = 0;
  let blocksBehind = 0;
  for (const [i, middle] of smooth.entries()) {
    if (middle < reached - SLACK_S) {
      run++;
      blocksBehind++;
      inRun += blocks[i]!.calls;
      runBy = Math.max(runBy, reached - middle);
      if (run >= SHORTEST_RUN) {
        behind += inRun;
        inRun = 0;
        by = Math.max(by, runBy);
      }
    } else {
      run = 0;
      inRun = 0;
      runBy = 0;
      reached = Math.max(reached, middle);
    }
  }
  const unordered = blocksBehind > blocks.length / 5;
  return unordered ? { unordered, behind: 0, by: 0 } : { unordered, behind, by };
}
