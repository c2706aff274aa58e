import type { BuildResult } from '../pipeline/run.ts';
import { DOMAINS, type Part } from './all.ts';

export interface DomainSeconds {
  readonly domain: string;
  readonly part: Part;
  readonly seconds: number;
}

/** Wall-clock seconds that a build spent on each domain, in the order of `DOMAINS`; steps that were up to date cost none. */
export function secondsByDomain({ seconds, elsewhere }: Pick<BuildResult, 'seconds' | 'elsewhere'>): DomainSeconds[] {
  return DOMAINS.map(({ name, part, steps }) => {
    const names = new Set(steps.map((step) => step.name));
    const own = steps.reduce((sum, step) => sum + (seconds.get(step.name) ?? 0), 0);
    const lent = elsewhere.reduce(
      (sum, one) => sum + (one.domain === name ? one.seconds : 0) - (names.has(one.step) ? one.seconds : 0),
      0,
    );
    return { domain: name, part, seconds: Math.max(0, own + lent) };
  });
}

/** The same as a table of lines for people: seconds of each part, its domains in brackets. */
export function secondsText(domains: readonly DomainSeconds[]): string {
  const parts = Map.groupBy(domains, ({ part }) => part);
  return [...parts]
    .map(([part, ones]) => {
      const all = ones.reduce((sum, { seconds }) => sum + seconds, 0);
      return `${part} ${all.toFixed(1)} s (${ones.map((one) => `${one.domain} ${one.seconds.toFixed(1)}`).join(', ')})`;
    })
    .join('; ');
}
