import type { ColumnProfile } from '../profile/profile.ts';

/** integer: whole numbers; opaque: uuid and the like, whose containment is proof; word: names and codes. */
export type KeyShape = 'integer' | 'opaque' | 'word';

/** What keys a column could hold; undefined: none. Numbers among which stand a few words (an exchange's own users) are words. */
export function shapeOf(profile: ColumnProfile): KeyShape | undefined {
  const { kinds } = profile;
  if (profile.filled === 0 || profile.maxLength > 80) return undefined;
  if ((kinds.uuid ?? 0) > 0.95 || (kinds.object_id ?? 0) > 0.95) return 'opaque';
  if (profile.time && profile.time.format !== 'excel') return (kinds.uniqueid ?? 0) > 0.95 ? 'opaque' : undefined;
  if ((kinds.integer ?? 0) > 0.98) return (profile.number?.min ?? -1) >= 0 ? 'integer' : undefined;
  if ((kinds.integer ?? 0) > 0.8 && (kinds.integer ?? 0) + (kinds.username ?? 0) > 0.98) return 'word';
  if ((kinds.number ?? 0) > 0.5 || (kinds.ip ?? 0) > 0.5 || (kinds.phone_strong ?? 0) > 0.5) return undefined;
  if ((kinds.free_text ?? 0) > 0.2 || (kinds.password_hash ?? 0) > 0.5 || (kinds.wallet ?? 0) > 0.5) return undefined;
  return 'word';
}
