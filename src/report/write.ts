import { writeFileAtomic } from '../base/files.ts';
import { renderReport } from './render.ts';
import type { ReportData } from './report-data.ts';

/**
 * Writes the report as a whole or not at all; readable by its owner only, since it holds victims' numbers.
 *
 * @returns its size in bytes.
 */
export async function writeReport(path: string, data: ReportData): Promise<number> {
  const bytes = Buffer.from(renderReport(data), 'utf8');
  await writeFileAtomic(path, bytes, 0o600);
  return bytes.length;
}
