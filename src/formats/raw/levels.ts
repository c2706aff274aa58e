/**
 * Definition levels of an optional flat column as a data page wants them: 4-byte length, then one run of the
 * RLE/bit-packed hybrid (bit width 1).
 * Source: https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
 */
export function definitionLevels(rows: number, present: readonly Uint8Array[] | undefined): Uint8Array {
  const same = present === undefined ? 1 : uniform(present);
  const groups = Math.ceil(rows / 8);
  const header = varint(same === undefined ? groups * 2 + 1 : rows * 2);
  const body = same === undefined ? packBits(present as readonly Uint8Array[], groups) : Uint8Array.of(same);
  const levels = new Uint8Array(4 + header.length + body.length);
  new DataView(levels.buffer).setUint32(0, header.length + body.length, true);
  levels.set(header, 4);
  levels.set(body, 4 + header.length);
  return levels;
}

/** The one value all entries have, or undefined. */
function uniform(pieces: readonly Uint8Array[]): 0 | 1 | undefined {
  const first = pieces.find((piece) => piece.length > 0)?.[0];
  const other = first === 1 ? 0 : 1;
  if (pieces.some((piece) => piece.includes(other))) return undefined;
  return first === 1 ? 1 : 0;
}

function packBits(pieces: readonly Uint8Array[], groups: number): Uint8Array {
  const bits = new Uint8Array(groups);
  let at = 0;
  for (const piece of pieces) {
    for (let i = 0; i < piece.length; i++, at++) {
      if (piece[i] === 1) bits[at >> 3] = (bits[at >> 3] as number) | (1 << (at & 7));
    }
  }
  return bits;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
