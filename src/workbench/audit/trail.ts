import type { Effects } from '../../base/effects.ts';
import { isRingbreakError } from '../../base/errors.ts';
import { type AuditEntry, AuditLog, type NewAuditEntry, openCase } from '../../case/case.ts';
import type { CasePool, ServedCase } from '../server/case-pool.ts';
import type { Consultation } from './consultation.ts';
import { Pseudonyms } from './pseudonyms.ts';

/** Most rows that one entry names; of an export that shows more only the count is kept. */
const MOST_IDS = 10_000;

interface Kept {
  readonly log: AuditLog;
  readonly pseudonyms: Pseudonyms;
}

/** The audit logs of the cases that this process serves. */
export class AuditTrail {
  readonly #kept: ReadonlyMap<string, Kept>;
  readonly #effects: Effects;

  private constructor(kept: ReadonlyMap<string, Kept>, effects: Effects) {
    this.#kept = kept;
    this.#effects = effects;
  }

  /**
   * Opens the log of every case.
   *
   * @throws RingbreakError ALREADY_SERVED (locked), KEY_NOT_IN_CASE (forbidden), or of kind damaged.
   */
  static async open(
    cases: CasePool,
    secret: Uint8Array,
    effects: Effects,
    env?: NodeJS.ProcessEnv,
  ): Promise<AuditTrail> {
    const kept = new Map<string, Kept>();
    const trail = new AuditTrail(kept, effects);
    try {
      for (const { folder, info } of cases.list()) {
        const target = await openCase(folder, { write: false });
        kept.set(info.id, {
          log: await AuditLog.open(target, effects, env),
          pseudonyms: new Pseudonyms(secret, info.id),
        });
        await noteInLedger(folder, kept.get(info.id)!.log, effects, env);
      }
      return trail;
    } catch (error) {
      await trail.close();
      throw error;
    }
  }

  /** Writes down what is about to be shown; resolves when that survives a crash. `why`: the person's reason, if given. */
  consulted(target: ServedCase, person: string, consultations: readonly Consultation[], why?: string): Promise<void> {
    const { log, pseudonyms } = this.#of(target);
    return log.append(
      consultations.map(({ what, ids = [], count, filters = [] }) => ({
        type: 'consulted',
        person,
        what,
        count,
        ids: ids.length > MOST_IDS ? [] : ids.map((id) => pseudonyms.of(id)),
        filters: filters.map(({ column, op, value }) => ({
          column,
          op,
          values: valuesOf(value).map((one) => pseudonyms.of(one)),
        })),
        why: why ?? null,
      })),
    );
  }

  /** Writes an entry about a person into one case's log. */
  note(target: ServedCase, entry: NewAuditEntry): Promise<void> {
    return this.#of(target).log.append([entry]);
  }

  /** Writes an entry about a person into the log of every case that is served. */
  async noteEverywhere(entry: NewAuditEntry): Promise<void> {
    await Promise.all([...this.#kept.values()].map(({ log }) => log.append([entry])));
  }

  pseudonym(target: ServedCase, value: string): string {
    return this.#of(target).pseudonyms.of(value);
  }

  head(target: ServedCase): { readonly size: number; readonly root: string } {
    return this.#of(target).log.head();
  }

  /** Entries from the newest to the oldest; `containing`: texts that the line must have. */
  newestFirst(
    target: ServedCase,
    containing: readonly string[],
  ): AsyncGenerator<{ readonly index: number; readonly entry: AuditEntry }> {
    return this.#of(target).log.newestFirst(containing);
  }

  /** Notes the logs' last state in the ledgers and gives them back. */
  async close(cases?: CasePool, env?: NodeJS.ProcessEnv): Promise<void> {
    for (const { folder, info } of cases?.list() ?? []) {
      const kept = this.#kept.get(info.id);
      if (kept) await noteInLedger(folder, kept.log, this.#effects, env);
    }
    await Promise.all([...this.#kept.values()].map(({ log }) => log.close()));
  }

  #of(target: ServedCase): Kept {
    const kept = this.#kept.get(target.info.id);
    if (!kept) throw new Error('a case is served without an audit log');
    return kept;
  }
}

function valuesOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).slice(0, 1000).map(String);
}

/**
 * Records the log's state in the ledger, so that nobody can put the log back to an earlier one, or remove it, unseen.
 * Somebody else may be writing to the case: then the next time does it.
 */
async function noteInLedger(folder: string, log: AuditLog, effects: Effects, env?: NodeJS.ProcessEnv): Promise<void> {
  const about = log.head();
  const target = await openCase(folder, { write: true, ...(env ? { env } : {}) }).catch((error: unknown) => {
    if (isRingbreakError(error) && error.kind === 'locked') return undefined;
    throw error;
  });
  if (!target) return;
  try {
    const last = (await target.events()).findLast(
      ({ event }) => event.type === 'decision' && event.kind === 'audit_noted',
    );
    const noted = last?.event.type === 'decision' ? (last.event.about as { root?: string }) : undefined;
    if (noted?.root === about.root) return;
    const reason = 'state of the log of consultations';
    await target.record({ type: 'decision', kind: 'audit_noted', about, reason }, effects);
  } finally {
    await target.close();
  }
}
