import type { Progress } from '../base/progress.ts';
import type { Engine, ParamValue } from '../engines/engine.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';
import type { Judgement, WithdrawnJudgement } from './judgement.ts';

/** Settings of the case that steps may depend on; a step that does names them in its inputs. */
export interface CaseSettings {
  readonly caseId: string;
  /** ISO 4217. */
  readonly baseCurrency: string;
  /** ISO 3166-1 alpha-2, when somebody said so. */
  readonly defaultRegion: string | undefined;
}

/** A mapping as it is on disk, with the hash by which keys and the ledger know it. */
export interface BuildMapping<M = unknown> {
  readonly exhibit: string;
  readonly sha256: string;
  readonly status: string;
  readonly mapping: M;
}

/** What a build works on. */
export interface BuildContext {
  /** The case's derived/ folder. */
  readonly derived: string;
  readonly settings: CaseSettings;
  readonly exhibits: readonly { readonly sha256: string; readonly name: string; readonly received_at?: string }[];
  readonly catalogs: readonly RawCatalog[];
  readonly mappings: readonly BuildMapping[];
  /** Set by ledger events; override the declared values by name. */
  readonly parameters: Readonly<Record<string, ParamValue>>;
  /** People's judgements in force; a step that heeds them puts `judgementInputs` into its inputs. */
  readonly judgements: readonly Judgement[];
  /** Judgements that were taken back, in the order in which they were: for what is told of the past, never for results. */
  readonly withdrawn: readonly WithdrawnJudgement[];
  readonly engineVersion: string;
  readonly progress: Progress;
  /** Told what a step spends on the work of another domain, by that domain's name: wall-clock seconds. The runner sets it. */
  readonly spent?: (domain: string, seconds: number) => void;
  /** Set by Ctrl-C: steps stop at the next statement. */
  readonly signal?: AbortSignal;
}

export interface OpenBuild {
  readonly context: BuildContext;
  readonly engine: Engine;
}
