import { csv } from './csv/format.ts';
import type { Format } from './format.ts';
import { json } from './json/format.ts';

/** Every kind of file that can be read. Order decides only between equally sure detections. */
export const FORMATS: readonly Format[] = [json, csv];
