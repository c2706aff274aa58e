import type { Effects } from '../../base/effects.ts';
import { RingbreakError } from '../../base/errors.ts';
import type { Store, StoredRow } from './store.ts';

/** Views that somebody may keep of one table of one case. Ours: more are not found again by their names. */
const MOST = 100;

/** A named view of a table: what was filtered, sorted and shown, as the screen wrote it down. */
export interface SavedView {
  readonly name: string;
  /** JSON; whoever reads it decides what of it the person may still see. */
  readonly content: string;
  readonly savedAt: Date;
}

/** Whose views of what. */
export interface ViewsOf {
  readonly person: string;
  readonly case: string;
  readonly table: string;
}

/** Views that people keep: theirs alone, on every machine on which they sign in. */
export class SavedViews {
  readonly #store: Store;
  readonly #effects: Effects;

  constructor(store: Store, effects: Effects) {
    this.#store = store;
    this.#effects = effects;
  }

  /** By name. */
  list({ person, case: caseId, table }: ViewsOf): SavedView[] {
    const sql = 'SELECT * FROM saved_view WHERE person = ? AND case_id = ? AND table_name = ? ORDER BY name';
    return this.#store.rows(sql, person, caseId, table).map(viewOf);
  }

  /** Keeps a view; one of the same name is replaced. @throws RingbreakError TOO_MANY_VIEWS (usage). */
  save(of: ViewsOf, name: string, content: string): void {
    const others = this.list(of).filter((view) => view.name !== name);
    if (others.length >= MOST) throw tooMany();
    this.#store.run(
      'INSERT OR REPLACE INTO saved_view (person, case_id, table_name, name, content, saved_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[of.person, of.case, of.table, name, content, this.#effects.now().getTime()],
    );
  }

  /** Forgets a view, if there is one. */
  remove({ person, case: caseId, table }: ViewsOf, name: string): void {
    const sql = 'DELETE FROM saved_view WHERE person = ? AND case_id = ? AND table_name = ? AND name = ?';
    this.#store.run(sql, person, caseId, table, name);
  }
}

function viewOf(row: StoredRow): SavedView {
  return {
    name: String(row['name']),
    content: String(row['content']),
    savedAt: new Date(Number(row['saved_at'])),
  };
}

function tooMany(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'TOO_MANY_VIEWS',
    what: `you keep ${MOST} views of this table already`,
    next: 'Forget one that you no longer need.',
  });
}
