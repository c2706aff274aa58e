import { parseStored } from '../../actions/map.ts';
import { serviceZone } from '../../actions/service-zone.ts';
import { isRingbreakError } from '../../base/errors.ts';
import type { Case, StoredMapping } from '../../case/case.ts';
import type { ServedCase } from './case-pool.ts';
import { readCase } from './casework.ts';

/** What was found for a case as it stood; a case that changed is opened anew. */
const found = new WeakMap<Case, Promise<string>>();

/** The zone in which the case's times are shown: the clock of the seized service, as case.json or the mappings have it. */
export async function caseZone(served: ServedCase): Promise<string> {
  const target = await readCase(served);
  const known = found.get(target) ?? zoneOf(target);
  found.set(target, known);
  return known;
}

async function zoneOf(target: Case): Promise<string> {
  const stated = target.info.service_time_zone;
  const mappings = (await target.mappings()).flatMap((stored) => usable(stored));
  const zone = stated ?? serviceZone(mappings)?.zone ?? 'UTC';
  return isZone(zone) ? zone : 'UTC';
}

/** A mapping that cannot be read stops the next build, which says so; here it only tells no zone. */
function usable(stored: StoredMapping) {
  try {
    return [{ exhibit: stored.exhibit, sha256: stored.sha256, status: stored.status, mapping: parseStored(stored) }];
  } catch (error) {
    if (isRingbreakError(error)) return [];
    throw error;
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
