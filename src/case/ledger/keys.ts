import { type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from '../../base/canonical-json.ts';
import type { StoredEvent } from './events.ts';
import { publicKeyOf } from './note.ts';

/** The events that change who may sign. */
export type KeyEvent = Extract<StoredEvent, { type: 'key_added' | 'key_retired' }>;

/**
 * What an endorsing key signs: a purpose line and the origin, so that the signature means nothing elsewhere, then the
 * event's canonical JSON without its signature. The event names the ledger's size and root before it: it cannot be moved.
 */
function endorsedBytes(origin: string, event: Omit<KeyEvent, 'signature'>): Buffer {
  const { signature: _, ...unsigned } = { signature: '', ...event };
  return Buffer.from(`ringbreak key event v1\n${origin}\n${canonicalJson(unsigned)}\n`);
}

/** Base64 Ed25519 signature over a key event. */
export function endorse(origin: string, event: Omit<KeyEvent, 'signature'>, privateKey: KeyObject): string {
  return sign(null, endorsedBytes(origin, event), privateKey).toString('base64');
}

/** The keys that may sign, as the ledger's events make them. Keys are the base64 of their 32 bytes. */
export class ActiveKeys {
  private readonly active = new Set<string>();
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  list(): string[] {
    return [...this.active];
  }

  has(key: string): boolean {
    return this.active.has(key);
  }

  /**
   * Takes the next event into account. `before` is the ledger's state when it was appended.
   *
   * @returns why the event is not allowed, or undefined when all is well.
   */
  apply(event: StoredEvent, before: { readonly size: number; readonly root: string }): string | undefined {
    if (event.type === 'case_created') {
      if (before.size !== 0) return 'only the first event may found the case';
      this.active.add(event.public_key);
      return undefined;
    }
    if (before.size === 0) return 'the first event must found the case';
    if (event.type !== 'key_added' && event.type !== 'key_retired') return undefined;
    const wrong = this.objection(event, before);
    if (wrong !== undefined) return wrong;
    if (event.type === 'key_added') this.active.add(event.public_key);
    else this.active.delete(event.public_key);
    return undefined;
  }

  private objection(event: KeyEvent, before: { readonly size: number; readonly root: string }): string | undefined {
    if (event.ledger.size !== before.size || event.ledger.root !== before.root)
      return 'the key event was made for another place';
    if (!this.active.has(event.endorsed_by)) return 'the endorsing key may not sign';
    if (event.endorsed_by === event.public_key) return 'no key may add or retire itself';
    if (event.type === 'key_retired' && !this.active.has(event.public_key)) return 'the retired key was not valid';
    if (event.type === 'key_added' && this.active.has(event.public_key)) return 'the added key was valid already';
    const signed = verify(
      null,
      endorsedBytes(this.origin, event),
      publicKeyOf(Buffer.from(event.endorsed_by, 'base64')),
      Buffer.from(event.signature, 'base64'),
    );
    return signed ? undefined : "the endorsing key's signature does not fit";
  }
}
