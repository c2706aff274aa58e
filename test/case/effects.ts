import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Effects } from '../../src/base/effects.ts';
import { sha256 } from '../../src/base/hash.ts';

/** Effects that are the same in every run: the clock advances a second a look, randomness is a hash chain. */
export function fixedEffects(actor = 'DC 1234 Example'): Effects {
  let seconds = 0;
  let drawn = 0;
  return {
    now: () => new Date(Date.UTC(2026, 0, 5, 9, 0, seconds++)),
    random: (n) => {
      const parts = [];
      for (let length = 0; length < n; length += 32) parts.push(Buffer.from(sha256(`${actor} ${drawn++}`), 'hex'));
      return Buffer.concat(parts).subarray(0, n);
    },
    actor,
  };
}

/** A temporary folder that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ringbreak-case-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An environment with a configuration folder of its own, as another person or machine would have. */
export function environment(config: string, passphrase?: string): NodeJS.ProcessEnv {
  return { RINGBREAK_CONFIG: config, ...(passphrase === undefined ? {} : { RINGBREAK_PASSPHRASE: passphrase }) };
}

export const info = { title: 'Operation Example', agency: 'Example Police', base_currency: 'GBP' } as const;
