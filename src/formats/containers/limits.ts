import { RingbreakError } from '../../base/errors.ts';

/** Containers inside containers. A dump in a zip that somebody zipped twice more is 4; nothing honest goes deeper than 8. */
export const MAX_DEPTH = 8;

/** Members of all archives of one exhibit together. A seized folder of daily CSVs over ten years has under 10,000. */
export const MAX_MEMBERS = 100_000;

/**
 * Output a byte of input before a stream counts as a bomb. Dumps compress 5:1 to 40:1, a call log of constant columns
 * about 100:1; deflate ends at 1,032:1 (zlib FAQ), and bombs sit there.
 */
export const MAX_RATIO = 400;

/** The ratio is not looked at below this many bytes: small things are harmless, and tiny inputs have odd ratios. */
export const RATIO_FREE_BYTES = 256 * 1024 * 1024;

/** All decompressed bytes of one exhibit, over all layers and passes, a byte of exhibit: catches bombs made of many members. */
export const MAX_TOTAL_RATIO = 4_000;

/** What one temporary copy may hold (random access inside a compressed file): a full disk harms the whole machine. */
export const MAX_TEMPORARY_BYTES = 64 * 1024 * 1024 * 1024;

/** Counts what leaves the decompressors of one exhibit. */
export class Budget {
  #left: number;
  #members = 0;

  /** @param exhibitBytes size of the exhibit as received */
  constructor(exhibitBytes: number) {
    this.#left = RATIO_FREE_BYTES * 4 + exhibitBytes * MAX_TOTAL_RATIO;
  }

  /** @throws RingbreakError EXHIBIT_BOMB */
  member(name: string): void {
    this.#members++;
    if (this.#members > MAX_MEMBERS) throw bomb(name, `more than ${MAX_MEMBERS} members`);
  }

  /**
   * @param out bytes that came out of one stream so far
   * @param into bytes that went into it so far
   * @param more bytes that came out since the last call
   * @throws RingbreakError EXHIBIT_BOMB
   */
  spend(name: string, out: number, into: number, more: number): void {
    this.#left -= more;
    if (this.#left < 0) throw bomb(name, 'the archive as a whole unpacks to far more than data ever does');
    if (out > RATIO_FREE_BYTES && out > into * MAX_RATIO) {
      throw bomb(name, `unpacks to more than ${MAX_RATIO} times its size`);
    }
  }
}

function bomb(name: string, why: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'EXHIBIT_BOMB',
    what: `a compressed file was refused as a decompression bomb: ${why}`,
    where: { member: name },
    next: 'If the file is genuine, unpack it yourself on a machine with room and add the unpacked files.',
  });
}
