import { readFileSync } from 'node:fs';

/** How often what the program states with a probability is so: measured on simulated seizures, whose truth is known. */
export interface Reliability {
  /** Seizures, shapes of seizures, and calls of each. */
  readonly worlds: number;
  readonly shapes: number;
  readonly calls: number;
  readonly curves: readonly ReliabilityCurve[];
}

export interface ReliabilityCurve {
  /** Published table. */
  readonly name: string;
  /** What the probability is of. */
  readonly about: string;
  readonly claims: number;
  /** Expected calibration error, 0 to 1. */
  readonly error: number;
  /** Claims by how surely they were stated: mean stated probability and share that was right. */
  readonly bins: readonly { readonly claims: number; readonly stated: number; readonly right: number }[];
}

/** Written by `npm run bench -- accuracy --write docs/accuracy.md`, never by hand. */
export const RELIABILITY_FILE = new URL('./reliability.json', import.meta.url);

export function readReliability(): Reliability {
  return JSON.parse(readFileSync(RELIABILITY_FILE, 'utf8')) as Reliability;
}
