/** The part of yauzl 3 that we use (the package has no types of its own). */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: Buffer;
    readonly generalPurposeBitFlag: number;
    readonly compressionMethod: number;
    readonly crc32: number;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly relativeOffsetOfLocalHeader: number;
  }

  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    readLocalFileHeaderPromise(entry: Entry, options: { minimal: true }): Promise<{ fileDataStart: number }>;
    close(): void;
  }

  export function openPromise(
    path: string,
    options: { autoClose: boolean; decodeStrings: boolean; validateEntrySizes: boolean },
  ): Promise<ZipFile>;
  export type { Readable };
}
