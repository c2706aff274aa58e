import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRingbreakError } from '../../src/base/errors.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { FORMATS } from '../../src/formats/all.ts';
import type { ByteSource, Format } from '../../src/formats/format.ts';
import { type CollectedTable, CollectingSink } from '../formats/collecting-sink.ts';

/** test/golden/formats/<format id>/<case>/: one exhibit, and expected.json with what is in it. */
export const GOLDEN = join(import.meta.dirname, '../golden/formats');

interface Golden {
  readonly name: string;
  readonly path: string;
  readonly expected: string;
}

/** What a reader found, as expected.json has it. */
export interface Found {
  readonly tables: readonly {
    readonly name: string;
    readonly columns: CollectedTable['columns'];
    readonly facts: CollectedTable['facts'];
    readonly rows: CollectedTable['rows'];
    readonly rejects: CollectedTable['rejects'];
  }[];
  readonly notes: readonly string[];
}

const CHUNKS = [[1], [7, 1, 64], [4096], [1 << 20]];
const TEARS = 24;

/** What every format must do; a new one is run through it by its line in formats/all.ts. */
export function formatSuite(format: Format): void {
  const exhibits = goldenOf(format.id);

  describe(`format ${format.id}`, () => {
    test('has a golden exhibit', () => {
      expect(
        exhibits.map(({ name }) => name),
        `add test/golden/formats/${format.id}/<case>/`,
      ).not.toEqual([]);
    });

    test('has a kebab-case id, a title, a version and a README', () => {
      expect(format.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(format.title.length).toBeGreaterThan(2);
      expect(format.version).toBeGreaterThanOrEqual(1);
      const readme = join(import.meta.dirname, '../../src/formats', format.id, 'README.md');
      expect(existsSync(readme), `write src/formats/${format.id}/README.md`).toBe(true);
    });

    test('sees nothing in no bytes, in noise and in zeros', async () => {
      const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 255));
      for (const bytes of [new Uint8Array(0), noise, new Uint8Array(4096)]) {
        expect(await format.detect(bytes, inChunks(bytes, 'noise', [4096]))).toBeUndefined();
      }
    });

    describe.each(exhibits)('$name', (golden) => {
      const bytes = readFileSync(golden.path);

      test('is recognised above all other formats', async () => {
        const sure: [string, number][] = [];
        for (const other of FORMATS) {
          const detection = await other.detect(
            bytes.subarray(0, 65_536),
            inChunks(bytes, golden.path, [4096], golden.path),
          );
          if (detection) sure.push([other.id, detection.confidence]);
        }
        sure.sort((a, b) => b[1] - a[1]);
        expect(sure[0]?.[0]).toBe(format.id);
        expect(sure[0]![1]).toBeGreaterThan(sure[1]?.[1] ?? 0);
      });

      test('reads as expected, whatever the chunks and the threads', async () => {
        const expected = JSON.parse(readFileSync(golden.expected, 'utf8')) as Found;
        for (const chunks of CHUNKS) {
          for (const threads of [1, 2])
            expect(await readGolden(format, golden.path, chunks, threads)).toEqual(expected);
        }
      });

      test('torn anywhere, every row is accepted or rejected, or the error is clear', async () => {
        for (let i = 1; i < TEARS; i++) {
          const torn = bytes.subarray(0, Math.floor((bytes.length * i) / TEARS));
          const sink = new CollectingSink();
          const source = inChunks(torn, golden.name, [4096]);
          try {
            await format.read(source, sink, { progress: silentProgress, threads: 1 });
          } catch (error) {
            expect(isRingbreakError(error) && error.kind, String(error)).toBe('exhibit');
          }
          for (const table of sink.tables) expect(table.rows.length + table.rejects.length).toBe(table.read);
        }
      });
    });
  });
}

function goldenOf(id: string): Golden[] {
  const folder = join(GOLDEN, id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const file = readdirSync(join(folder, name)).find((entry) => entry !== 'expected.json');
      return { name, path: join(folder, name, file ?? ''), expected: join(folder, name, 'expected.json') };
    });
}

/** Reads a file with one format and gives what it found, as plain data. */
export async function readGolden(
  format: Format,
  path: string,
  chunks: readonly number[],
  threads: number,
): Promise<Found> {
  const sink = new CollectingSink();
  const name = path.split('/').at(-1)!;
  const source = inChunks(readFileSync(path), name, chunks, path);
  await format.read(source, sink, { progress: silentProgress, threads });
  const tables = sink.tables.map(({ name, columns, facts, rows, rejects }) => ({
    name,
    columns,
    facts,
    rows,
    rejects,
  }));
  return JSON.parse(JSON.stringify({ tables, notes: sink.notes })) as Found;
}

function inChunks(bytes: Uint8Array, name: string, chunks: readonly number[], path?: string): ByteSource {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0, i = 0; at < bytes.length; at += chunks[i++ % chunks.length]!) {
        yield bytes.subarray(at, at + chunks[i % chunks.length]!);
      }
    },
    path: async () => path ?? temporaryFile(bytes),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'ringbreak-format-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function temporaryFile(bytes: Uint8Array): string {
  const path = join(folder, String(files++));
  writeFileSync(path, bytes);
  return path;
}
