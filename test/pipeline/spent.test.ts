import { describe, expect, it } from 'vitest';
import { DOMAINS, STEPS } from '../../src/domains/all.ts';
import { secondsByDomain, secondsText } from '../../src/domains/spent.ts';

const of = (domains: ReturnType<typeof secondsByDomain>, name: string) =>
  domains.find(({ domain }) => domain === name)!.seconds;

describe('what a build spent its time on', () => {
  it('counts every step in exactly one domain', () => {
    const seconds = new Map(STEPS.map(({ name }) => [name, 1]));
    const all = secondsByDomain({ seconds, elsewhere: [] });
    expect(all.reduce((sum, one) => sum + one.seconds, 0)).toBe(STEPS.length);
    expect(new Set(STEPS).size).toBe(DOMAINS.flatMap(({ steps }) => steps).length);
  });

  it('counts merging, which happens while rows are mapped, as merging', () => {
    const seconds = new Map([['mapped.call', 10]]);
    const all = secondsByDomain({ seconds, elsewhere: [{ step: 'mapped.call', domain: 'merge', seconds: 4 }] });
    expect(of(all, 'canonical')).toBe(6);
    expect(of(all, 'merge')).toBe(4);
  });

  it('says it in one line by what the domains are for', () => {
    const text = secondsText(secondsByDomain({ seconds: new Map([['victim', 1.25]]), elsewhere: [] }));
    expect(text).toContain('main job 1.3 s');
    expect(text).toContain('telephony 1.3');
    expect(text).toContain('calls 0.0 s');
  });
});
