import { agencyFiles } from './shapes/agencies.ts';
import { masterCsv, vicidial } from './shapes/dialler.ts';
import type { Shape } from './shapes/shape.ts';
import { a2billing, boilerRoom, postgres, spreadsheets } from './shapes/shops.ts';

/** Seizures of other kinds, by name. */
export const SHAPES: Readonly<Record<string, () => Shape>> = {
  boilerRoom,
  vicidial,
  a2billing,
  spreadsheets,
  masterCsv,
  postgres,
  agencyFiles,
};
