import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RingbreakError } from '../base/errors.ts';
import { sha256 } from '../base/hash.ts';
import { text } from './ledger/text.ts';

/** case.json: what the case is. Fixed for good by the ledger's first event; later settings are `parameter_set` events. */
export const caseInfoSchema = z.strictObject({
  format: z.literal(1),
  /** Random hex unless the agency has a number of its own; part of the checkpoint's origin, hence the narrow alphabet. */
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  title: text(200),
  agency: text(200),
  /** ISO 4217; XXX, its code for no currency, when nobody chose one. */
  base_currency: z.string().regex(/^[A-Z]{3}$/),
  /** ISO 3166-1 alpha-2: where a national number was dialled from when nothing else tells. */
  default_region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** IANA name of the zone the seized service's clock ran on. */
  service_time_zone: text(64).optional(),
});
export type CaseInfo = z.infer<typeof caseInfoSchema>;

/** What a person gives for a new case; the id is drawn when absent. */
export type NewCaseInfo = Omit<CaseInfo, 'format' | 'id'> & { readonly id?: string };

/** The bytes of case.json: for people to read, so indented; the ledger fixes their hash, whatever their layout. */
export function caseInfoText(info: CaseInfo): string {
  return `${JSON.stringify(info, null, 2)}\n`;
}

/** The name under which a case's ledger signs (first line of its checkpoint, C2SP tlog-checkpoint). */
export function originOf(caseId: string): string {
  return `ringbreak/case/${caseId}`;
}

/**
 * Reads case.json.
 *
 * @throws RingbreakError NOT_A_CASE (usage) when there is none, CASE_JSON_DAMAGED when it is not what format 1 says.
 */
export async function readCaseInfo(folder: string): Promise<{ info: CaseInfo; sha256: string }> {
  const bytes = await readFile(join(folder, 'case.json')).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'ENOTDIR') throw cause;
    throw new RingbreakError({
      kind: 'usage',
      code: 'NOT_A_CASE',
      what: 'this folder holds no case (no case.json)',
      where: { file: folder },
      next: 'Name a case folder, or make one with `ringbreak new`.',
    });
  });
  const parsed = caseInfoSchema.safeParse(jsonOf(bytes));
  if (!parsed.success) {
    throw new RingbreakError({
      kind: 'damaged',
      code: 'CASE_JSON_DAMAGED',
      what: 'case.json is not what case format 1 says',
      where: { file: 'case.json' },
      next: 'Run `ringbreak check`, then restore case.json from a copy of the case.',
    });
  }
  return { info: parsed.data, sha256: sha256(bytes) };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
