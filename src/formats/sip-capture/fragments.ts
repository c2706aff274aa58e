interface Open {
  readonly since: number;
  readonly pieces: { readonly offset: number; readonly bytes: Buffer }[];
  total: number | undefined;
  held: number;
}

/** RFC 1122, 3.3.2: a datagram is given up after a minute or two. */
const PATIENCE_US = 60e6;
const MOST_OPEN = 4096;
const MOST_BYTES = 65_535;
const MOST_PIECES = 128;

/** Puts IPv4 fragments together: INVITEs with an identity are longer than a packet. */
export class Fragments {
  readonly #open = new Map<string, Open>();

  /** The whole datagram with its last piece; bytes are copied. */
  add(key: string, at: number, offset: number, bytes: Buffer, more: boolean): Buffer | undefined {
    let open = this.#open.get(key);
    if (open && at - open.since > PATIENCE_US) open = undefined;
    if (!open) {
      open = { since: at, pieces: [], total: undefined, held: 0 };
      this.#open.delete(key);
      this.#open.set(key, open);
      this.#forget();
    }
    open.pieces.push({ offset, bytes: Buffer.from(bytes) });
    open.held += bytes.length;
    if (!more) open.total = offset + bytes.length;
    const whole = open.total !== undefined && open.held >= open.total ? assemble(open.pieces, open.total) : undefined;
    if (whole || open.held > MOST_BYTES || open.pieces.length > MOST_PIECES) this.#open.delete(key);
    return whole;
  }

  #forget(): void {
    if (this.#open.size <= MOST_OPEN) return;
    for (const oldest of this.#open.keys()) {
      this.#open.delete(oldest);
      return;
    }
  }
}

/** Undefined while there is a gap. Where pieces overlap the first one counts. */
function assemble(pieces: readonly { offset: number; bytes: Buffer }[], total: number): Buffer | undefined {
  if (total > MOST_BYTES) return undefined;
  const whole = Buffer.alloc(total);
  let reached = 0;
  for (const { offset, bytes } of pieces.toSorted((a, b) => a.offset - b.offset)) {
    if (offset > reached) return undefined;
    const fresh = bytes.subarray(reached - offset);
    if (fresh.length === 0 || reached >= total) continue;
    fresh.copy(whole, reached);
    reached = Math.min(total, reached + fresh.length);
  }
  return reached >= total ? whole : undefined;
}
