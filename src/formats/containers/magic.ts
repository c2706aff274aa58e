/** Containers we open. */
export type ContainerKind = 'gzip' | 'zstd' | 'xz' | 'zip' | 'tar';

/** Tells a container by its first bytes; names are never looked at. */
export function sniffContainer(head: Uint8Array): ContainerKind | undefined {
  if (startsWith(head, [0x1f, 0x8b, 0x08])) return 'gzip'; // RFC 1952 section 2.3.1
  if (isZstd(head)) return 'zstd';
  if (startsWith(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])) return 'xz'; // xz-file-format.txt 2.1.1.1
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip'; // APPNOTE 4.3
  if (isTar(head)) return 'tar';
  return undefined;
}

/** RFC 8878: a frame, or a skippable frame (pzstd writes one first). */
function isZstd(head: Uint8Array): boolean {
  if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd])) return true;
  return head.length >= 8 && (head[0]! & 0xf0) === 0x50 && startsWith(head.subarray(1), [0x2a, 0x4d, 0x18]);
}

/** POSIX ustar and GNU tar: `ustar` at 257, and a header checksum that fits. */
function isTar(head: Uint8Array): boolean {
  if (head.length < 512 || Buffer.from(head.subarray(257, 262)).toString('latin1') !== 'ustar') return false;
  let sum = 0;
  for (let i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? 32 : head[i]!;
  const stored = Number.parseInt(Buffer.from(head.subarray(148, 156)).toString('latin1'), 8);
  return sum === stored;
}

export function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return head.length >= magic.length && magic.every((byte, i) => head[i] === byte);
}
