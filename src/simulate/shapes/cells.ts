import { two } from '../world/clock.ts';
import { Random } from '../world/random.ts';

/** `value` / 10^scale with all its decimals. */
export function fixed(value: number, scale: number): string {
  const digits = String(value).padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Seconds as `00:03:12`. */
export function clockText(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
}

/** Seconds east of UTC as PostgreSQL prints them: `+01`, `+05:30`. */
export function offsetText(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const rest = minutes % 60;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${rest === 0 ? '' : `:${two(rest)}`}`;
}

const shared = new Random(0);

/** The version 4 identifier of an index: the same for the same seed. */
export function uuid(seed: number, index: number): string {
  const hex = shared.seed(seed, 'uuid', index).hex(32);
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
