import type { LinkResult } from '../domains/link/index.ts';
import type { LinkFile } from './link-file.ts';
import type { OntoDone } from './link-onto.ts';

/** Everything about a finished run that a summary or a page needs; the engine is still open. */
export interface LinkDone {
  readonly result: LinkResult;
  readonly files: readonly LinkFile[];
  /** What was decided about the columns, when the model was suggested. */
  readonly notes: readonly string[];
  /** What changed, when rows were linked onto an earlier result. */
  readonly onto?: OntoDone;
}
