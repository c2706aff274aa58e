import { silentProgress } from '../../src/base/progress.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';

/** A build without exhibits: enough for steps that read other tables alone. */
export function buildContext(): BuildContext {
  return {
    derived: '',
    settings: { caseId: 'test', baseCurrency: 'EUR', defaultRegion: undefined },
    exhibits: [],
    catalogs: [],
    mappings: [],
    parameters: {},
    judgements: [],
    withdrawn: [],
    engineVersion: 'test',
    progress: silentProgress,
  };
}
