import { csv } from './csv/format.ts';
import { etsi } from './etsi/format.ts';
import type { Format } from './format.ts';
import { freeswitch } from './freeswitch/format.ts';
import { json } from './json/format.ts';
import { mysqldump } from './mysqldump/format.ts';
import { parquet } from './parquet/format.ts';
import { pgDump } from './pg-dump/format.ts';
import { sipCapture } from './sip-capture/format.ts';
import { sqlite } from './sqlite/format.ts';
import { textLog } from './text-log/format.ts';
import { xlsx } from './xlsx/format.ts';

/** Every kind of file that can be read. Order decides only between equally sure detections. */
export const FORMATS: readonly Format[] = [
  mysqldump,
  pgDump,
  sqlite,
  parquet,
  xlsx,
  etsi,
  freeswitch,
  sipCapture,
  textLog,
  json,
  csv,
];
