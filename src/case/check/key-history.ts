import { canonicalJson } from '../../base/canonical-json.ts';
import type { CheckedEvent } from './event-shapes.ts';
import { isSigned } from './signature.ts';
import type { Tree } from './tree.ts';

/** Who may sign, line by line (docs/case-format.md, Keys). */
export class KeyHistory {
  private readonly keys = new Set<string>();
  private readonly origin: string;
  /** Lines 1 to this one are those over which a key event's signature was made. */
  vouchedFor = 0;

  constructor(origin: string) {
    this.origin = origin;
  }

  active(): string[] {
    return [...this.keys];
  }

  /** Takes an event into account that comes after the leaves in `before`; returns what is wrong with it, if anything. */
  apply(event: CheckedEvent, before: Tree): string | undefined {
    const founding = event.type === 'case_created';
    if (founding !== (before.size === 0)) return 'the case must be founded by the first event, and only by it';
    const key = event['public_key'] as string;
    if (founding) this.keys.add(key);
    if (event.type !== 'key_added' && event.type !== 'key_retired') return undefined;
    const wrong = this.wrongWith(event, key, before);
    if (wrong !== undefined) return wrong;
    this.vouchedFor = before.size;
    if (event.type === 'key_added') this.keys.add(key);
    else this.keys.delete(key);
    return undefined;
  }

  private wrongWith(event: CheckedEvent, key: string, before: Tree): string | undefined {
    const endorser = event['endorsed_by'] as string;
    const head = event['ledger'] as { size: number; root: string };
    if (!this.keys.has(endorser)) return 'the key that endorsed it could not sign';
    if (endorser === key) return 'no key may add or retire itself';
    if (this.keys.has(key) !== (event.type === 'key_retired'))
      return 'the key was added twice, or retired without being valid';
    if (head.size !== before.size || head.root !== before.root().toString('base64'))
      return 'it was signed over another ledger';
    const { signature, ...unsigned } = event;
    const body = Buffer.from(`ringbreak key event v1\n${this.origin}\n${canonicalJson(unsigned)}\n`);
    const fits = isSigned(body, endorser, Buffer.from(signature as string, 'base64'));
    return fits ? undefined : 'the endorsing signature does not fit';
  }
}
