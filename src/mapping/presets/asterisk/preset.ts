import { definePreset } from '../preset.ts';
import { CDR } from './cdr.ts';
import { CEL, DEVICES, USERS } from './further.ts';

/** Asterisk and FreePBX. Facts and sources: README.md. */
export const ASTERISK = definePreset({ id: 'asterisk', system: 'Asterisk', tables: [CDR, CEL, USERS, DEVICES] });
