import type { Damage } from './damage.ts';
import { damagesToExhibits } from './to-exhibits.ts';
import { damagesToTheLedger } from './to-the-ledger.ts';
import { damagesToTheRest } from './to-the-rest.ts';

/** Every way for a case to be broken that the check must name. */
export const damages: readonly Damage[] = [...damagesToExhibits, ...damagesToTheLedger, ...damagesToTheRest];
