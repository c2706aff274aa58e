import { ASTERISK } from './asterisk/preset.ts';
import type { Preset } from './preset.ts';
import { VICIDIAL } from './vicidial/preset.ts';

/** The phone systems that are known; a table that several fit equally well is the earlier one's. */
export const PRESETS: readonly Preset[] = [ASTERISK, VICIDIAL];
