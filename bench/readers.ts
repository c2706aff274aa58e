import { silentProgress } from '../src/base/progress.ts';
import { etsi } from '../src/formats/etsi/format.ts';
import type { Format, RawSink } from '../src/formats/format.ts';
import { freeswitch } from '../src/formats/freeswitch/format.ts';
import { sipCapture } from '../src/formats/sip-capture/format.ts';
import { textLog } from '../src/formats/text-log/format.ts';
import { captureBytes, etsiBytes, freeswitchBytes, logBytes } from './exhibits.ts';

export interface ReaderFigure {
  readonly megabytes: number;
  readonly seconds: number;
  readonly megabytesPerSecond: number;
  readonly rows: number;
  /** Resident memory beyond what the input itself takes, megabytes: flat whatever the size. */
  readonly peakMegabytes: number;
}

/**
 * How fast the readers of phone systems' own formats are, on exhibits made in memory: rows are counted and let go, so that
 * the reader alone is measured.
 *
 * @param megabytes about how large each exhibit is
 */
export async function benchReaders(megabytes = 120): Promise<Record<string, ReaderFigure>> {
  const size = megabytes * 1e6;
  return {
    sip_capture: await measure(sipCapture, captureBytes(size)),
    etsi: await measure(etsi, etsiBytes(size)),
    freeswitch: await measure(freeswitch, freeswitchBytes(size / 2)),
    text_log: await measure(textLog, logBytes(size)),
  };
}

const CHUNK = 1 << 20;

async function measure(format: Format, bytes: Buffer): Promise<ReaderFigure> {
  let rows = 0;
  let peak = 0;
  const count = (): void => {
    if (++rows % 4096 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  };
  const sink: RawSink = { table: () => ({ row: count, reject: count, block: () => {} }), note: () => {} };
  const source = {
    name: 'bench',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    },
    path: () => Promise.reject(new Error('the bench keeps nothing on disk')),
  };
  const before = process.memoryUsage.rss();
  const start = performance.now();
  await format.read(source, sink, { progress: silentProgress, threads: 1 });
  const seconds = (performance.now() - start) / 1000;
  if (rows === 0) throw new Error(`${format.id} read nothing of its bench exhibit`);
  return {
    megabytes: bytes.length / 1e6,
    seconds,
    megabytesPerSecond: bytes.length / 1e6 / seconds,
    rows,
    peakMegabytes: Math.max(0, peak - before) / 1e6,
  };
}
