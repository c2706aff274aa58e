/** A file inside a zip: where its compressed bytes are and what they must come to. */
export interface ZipEntry {
  /** A label, as the archive spells it. Never a path to open or write. */
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** Undefined when the archive is torn and the value stood behind the data. */
  readonly crc32: number | undefined;
  readonly dataStart: number;
  readonly compressedSize: number;
  /** As declared; undefined where only decoding tells. */
  readonly size: number | undefined;
}

/** A member's name for people: UTF-8 where it is valid, whatever the archive's flag says, else Windows Latin. */
export function zipLabel(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\\', '/');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replaceAll('\\', '/');
  }
}
