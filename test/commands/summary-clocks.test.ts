import { describe, expect, it } from 'vitest';
import { clockLine } from '../../src/commands/summary-clocks.ts';

const clock = { table: 'cdr', seconds: 3600, pairs: 2, observed: 9, basis: 'ids' };

describe('what the summary says of a clock that was corrected', () => {
  it('is that ids set right only the rows that were off', () => {
    expect(clockLine(clock)).toBe(
      '  Clock of cdr was 3,600 s ahead in 2 rows: only these were set right, by the time in their ids (clock_offset)',
    );
  });

  it('is how many of the calls in common say so, where all of its times were moved', () => {
    expect(clockLine({ ...clock, seconds: -61, pairs: 800, observed: 812, basis: 'calls' })).toBe(
      '  Clock of cdr was 61 s behind: set right by 800 of 812 observations (clock_offset)',
    );
  });
});
