import { RingbreakError } from '../../base/errors.ts';
import { type CaseInfo, openCase } from '../../case/case.ts';

/** A case that this process serves. */
export interface ServedCase {
  readonly folder: string;
  readonly info: CaseInfo;
}

/** The cases of this process, by case id. */
export class CasePool {
  readonly #cases: ReadonlyMap<string, ServedCase>;

  private constructor(cases: ReadonlyMap<string, ServedCase>) {
    this.#cases = cases;
  }

  /**
   * Opens every folder for reading, verifying its ledger.
   *
   * @throws RingbreakError NOT_A_CASE, SAME_CASE_TWICE (usage), or of kind damaged.
   */
  static async open(folders: readonly string[]): Promise<CasePool> {
    const cases = new Map<string, ServedCase>();
    for (const folder of folders) {
      const target = await openCase(folder, { write: false });
      const { info } = target;
      await target.close();
      if (cases.has(info.id)) throw twice(folder);
      cases.set(info.id, { folder: target.folder, info });
    }
    return new CasePool(cases);
  }

  list(): readonly ServedCase[] {
    return [...this.#cases.values()];
  }

  find(id: string): ServedCase | undefined {
    return this.#cases.get(id);
  }
}

function twice(folder: string): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'SAME_CASE_TWICE',
    what: 'two of the folders are the same case',
    where: { file: folder },
    next: 'Name each case once.',
  });
}
