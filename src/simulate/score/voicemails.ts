import type { NumberClass } from '../world/number-table.ts';
import { amount, ofKnowable, type Row, type ScoreLine } from './measure.ts';

/** Voicemails of a length that fewer had are told from people by nobody. */
const SEVERAL = 5;
/** Numbers that a person or a voicemail took. */
const TAKEN: readonly NumberClass[] = ['voicemail', 'contacted', 'victim'];

/** Voicemails and people by the length of their longest call, apart for numbers called once and several times. */
export class VoicemailLengths {
  private readonly cells = new Map<string, { all: number; voicemails: number; right: number }>();

  /** A row of `number` with what it was in truth, and what it was taken for. */
  add(row: Row, real: NumberClass, taken: string): void {
    if (!TAKEN.includes(real)) return;
    const key = `${amount(row.longest_s)} ${amount(row.calls) > 1 ? 'again' : 'once'}`;
    const cell = this.cells.get(key) ?? { all: 0, voicemails: 0, right: 0 };
    this.cells.set(key, cell);
    cell.all++;
    if (real !== 'voicemail') return;
    cell.voicemails++;
    if (taken === 'voicemail') cell.right++;
  }

  /**
   * The line of all voicemails, of those that length and a further call can tell: those of a length at which most numbers were
   * voicemails in truth. A greeting that ends as people hang up is a voicemail that nobody can know from a record of calls.
   */
  line(all: ScoreLine): ScoreLine {
    let [right, truth] = [0, 0];
    for (const cell of this.cells.values()) {
      if (cell.voicemails < SEVERAL || 2 * cell.voicemails <= cell.all) continue;
      right += cell.right;
      truth += cell.voicemails;
    }
    return ofKnowable(all, 'voicemail that can be known', right, truth);
  }
}
