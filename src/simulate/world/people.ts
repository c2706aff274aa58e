import type { Random } from './random.ts';
import type { Setting } from './setting.ts';

/** Two words and a number: what people call themselves where nobody knows them. */
export function coinStem(random: Random, setting: Setting): string {
  return random.pick(setting.words) + random.pick(setting.words);
}

export function coinHandle(random: Random, setting: Setting): string {
  return `${coinStem(random, setting)}${random.between(1, 99999)}`;
}

/** An address in base form: lower case, no dots or tags. */
export function coinEmail(random: Random, setting: Setting): string {
  return `${coinStem(random, setting)}${random.between(1, 9999)}@${random.pick(setting.domains)}`;
}

/**
 * The same mailbox spelled otherwise: upper case anywhere, `+tag` where the provider has tags, dots at Gmail alone (its
 * help page: "dots don't matter"). Providers that do neither only get another case.
 */
export function respellEmail(random: Random, base: string): string {
  const [local = '', domain = ''] = base.split('@');
  let out = local;
  if (domain === 'gmail.com' && random.chance(0.5)) out = dotted(random, out);
  if (TAGGING.has(domain) && random.chance(0.4)) out += `+${random.pick(['a', 'x', 'shop', '2', 'new', 'vip'])}`;
  const whole = `${out}@${domain}`;
  return random.chance(0.2) ? whole.toUpperCase() : random.chance(0.15) ? capitalised(whole) : whole;
}

const TAGGING = new Set(['gmail.com', 'outlook.com', 'protonmail.com', 'proton.me', 'fastmail.com']);

function dotted(random: Random, local: string): string {
  const at = random.between(1, local.length - 1);
  return `${local.slice(0, at)}.${local.slice(at)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The mailbox behind a spelling, as `respellEmail` varies it. */
export function baseEmail(text: string): string {
  const [local = '', domain = ''] = text.toLowerCase().split('@');
  const plain = TAGGING.has(domain) ? local.replace(/\+.*$/, '') : local;
  return `${domain === 'gmail.com' ? plain.replaceAll('.', '') : plain}@${domain}`;
}

export function bareHandle(text: string): string {
  return text.toLowerCase().replace(/^(?:https:\/\/)?t\.me\/|^@/, '');
}

/** A Telegram handle in one of the ways people give it. */
export function respellHandle(random: Random, handle: string): string {
  const way = random.int(6);
  if (way < 3) return `@${handle}`;
  if (way === 3) return `https://t.me/${handle}`;
  if (way === 4) return `t.me/${handle}`;
  return `@${capitalised(handle)}`;
}

/** A user name that reminds of the stem without being the same evidence as an exclusive identifier. */
export function respellStem(random: Random, stem: string): string {
  return random.pick([`${stem}_`, `${stem}${random.int(10)}`, `x${stem}`, `${stem}x`, `the${stem}`]);
}

/** bcrypt's form with a random payload: no password is behind it. */
export function coinPasswordHash(random: Random): string {
  const alphabet = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  let text = '$2y$10$';
  for (let i = 0; i < 53; i++) text += alphabet[random.int(64)];
  return text;
}

/** A public-looking IPv4 address, never a reserved one. */
export function coinIp(random: Random): string {
  const first = random.pick([
    31, 37, 46, 62, 77, 78, 80, 81, 82, 84, 86, 88, 91, 92, 93, 94, 95, 109, 176, 178, 185, 188, 212, 213,
  ]);
  return `${first}.${random.between(1, 254)}.${random.between(0, 254)}.${random.between(1, 254)}`;
}

/** Beginnings of ranges that hosters use, so that an exit looks like one in a data set of networks. */
const HOSTED = ['5.9', '45.86', '46.4', '51.15', '89.187', '104.248', '139.59', '146.70', '178.128', '185.220'];

export function coinHostedIp(random: Random): string {
  return `${random.pick(HOSTED)}.${random.between(0, 254)}.${random.between(1, 254)}`;
}
