import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../src/engines/all.ts';
import { engineSuite } from '../suites/engine.ts';

for (const [name, open] of Object.entries(ENGINES)) engineSuite(name, open);

describe('the registry of engines', () => {
  it('has a line for every folder', () => {
    const folders = readdirSync(new URL('../../src/engines/', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(Object.keys(ENGINES).toSorted(), 'missing line in src/engines/all.ts').toEqual(folders.toSorted());
  });
});
