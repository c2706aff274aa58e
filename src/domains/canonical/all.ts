import type { Step } from '../../pipeline/step.ts';
import { MAPPED_STEPS } from './mapped.ts';
import { reject } from './reject.ts';
import { CANONICAL_STEPS } from './steps.ts';

/** From raw tables to canonical ones; what could not be used goes to `reject`. */
export const CANONICAL: readonly Step[] = [...MAPPED_STEPS, ...CANONICAL_STEPS, reject];
