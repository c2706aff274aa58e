import { join } from 'node:path';
import type { Effects } from '../../base/effects.ts';
import { configFolder } from '../../case/case.ts';
import { Failures } from './failures.ts';
import { OneTime } from './one-time.ts';
import { OpenId, readOpenIdSettings } from './openid.ts';
import { Passkeys } from './passkeys.ts';
import { People } from './people.ts';
import { SavedViews } from './saved-views.ts';
import { Sessions } from './sessions.ts';
import { Store } from './store.ts';

/** Everything that is known of the people of this server and how they sign in. */
export interface Access {
  readonly people: People;
  readonly sessions: Sessions;
  readonly once: OneTime;
  readonly failures: Failures;
  readonly passkeys: Passkeys;
  readonly views: SavedViews;
  /** Undefined where the agency's sign-in is not set up. */
  readonly openId: OpenId | undefined;
  readonly effects: Effects;
  /** Secret under which the audit logs name rows. */
  readonly auditSecret: Uint8Array;
  close(): void;
}

/**
 * Opens the people of this server: RINGBREAK_CONFIG/workbench, mode 0700. They belong to the server and not to a case: a
 * case that is handed on does not take its readers along.
 *
 * @throws RingbreakError OPENID_SETTINGS (usage).
 */
export async function openAccess(effects: Effects, env: NodeJS.ProcessEnv = process.env): Promise<Access> {
  const folder = join(configFolder(env), 'workbench');
  const settings = await readOpenIdSettings(folder);
  const store = new Store(folder);
  const people = new People(store, effects);
  const once = new OneTime(store, effects);
  return {
    people,
    sessions: new Sessions(store, effects),
    once,
    failures: new Failures(store, effects),
    passkeys: new Passkeys(store, once, effects),
    views: new SavedViews(store, effects),
    openId: settings && new OpenId(settings, once, people),
    effects,
    auditSecret: store.secret('audit'),
    close: () => store.close(),
  };
}
