import { silentProgress } from '../../src/base/progress.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';
import type { Judgement, WithdrawnJudgement } from '../../src/pipeline/judgement.ts';

/** The exhibits of the tests, in the order in which they came. */
export const EXHIBITS = ['first', 'later'];

/** A build in which each exhibit has one table of accounts. */
export function context(judgements: readonly Judgement[], withdrawn: readonly WithdrawnJudgement[] = []): BuildContext {
  return {
    derived: '',
    settings: { caseId: 'test', baseCurrency: 'EUR', defaultRegion: undefined },
    exhibits: EXHIBITS.map((sha256) => ({ sha256, name: sha256, received_at: '2026-01-01T00:00:00Z' })),
    catalogs: EXHIBITS.map((exhibit) => ({
      exhibit,
      readers: [],
      notes: [],
      tables: [{ exhibit, table: 'users' }],
    })) as never,
    mappings: EXHIBITS.map((exhibit) => ({
      exhibit,
      sha256: '',
      status: 'confirmed',
      mapping: { exhibit, tables: [{ source: 'users', target: 'account', fields: {} }] },
    })),
    parameters: {},
    judgements,
    withdrawn,
    engineVersion: 'test',
    progress: silentProgress,
  };
}
