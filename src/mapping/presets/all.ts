import { A2BILLING } from './a2billing/preset.ts';
import { ASTERISK } from './asterisk/preset.ts';
import { FILES } from './files/preset.ts';
import { FREESWITCH } from './freeswitch/preset.ts';
import { KAMAILIO } from './kamailio/preset.ts';
import type { Preset } from './preset.ts';
import { READERS } from './readers/preset.ts';
import { VICIDIAL } from './vicidial/preset.ts';

/** The phone systems that are known; a table that several fit equally well is the earlier one's. */
export const PRESETS: readonly Preset[] = [ASTERISK, VICIDIAL, A2BILLING, FREESWITCH, KAMAILIO, READERS, FILES];
