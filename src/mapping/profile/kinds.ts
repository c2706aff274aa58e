import { isCoin, isCountry, isCurrency, isPartOfDay, isTruthWord, looksLikeOrganisation } from './words.ts';

/** What a single cell can look like. A cell may be of several kinds. */
export type Kind = keyof typeof KINDS;

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:[:/]\d{1,5})?$/;
const IPV6 = /^(?=.*:.*:)[0-9a-f:]{3,39}(?:%\w+)?(?:\/\d{1,3})?$/i;
const DATE_LIKE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$|^\d{1,2}:\d{2}(?::\d{2})?$/;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** Calling codes of two and three digits that a number without + may begin with (ITU-T E.164, assigned). */
const CALLING =
  /^(?:1[2-9]|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-69]\d|3[578]\d|42\d|50\d|59\d|67\d|68\d|85\d|88\d|96\d|97\d|99\d)/;

/** Digits of what may be a phone number, with its + where there is one; undefined for anything else. */
export function phoneDigits(value: string): string | undefined {
  const text = value
    .replace(/^(?:tel:|sip:|sips:)/i, '')
    .replace(/@.*$/, '')
    .replace(/(?:;|,| ?(?:x|ext\.?) ?\d{1,6}$).*$/i, '');
  if (
    !/^[+(]?[\d\s\u00a0()./-]{5,24}$/.test(text) ||
    IPV4.test(text) ||
    DATE_LIKE.test(text) ||
    /^\d+\.\d+$/.test(text)
  ) {
    return undefined;
  }
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return undefined;
  return text.startsWith('+') || text.startsWith('(+') ? `+${digits}` : digits;
}

/** A spelling that little else has: +, 00, a trunk 0, separators, or a length and start that the world's plans know. */
function strongPhone(value: string): boolean {
  const digits = phoneDigits(value);
  if (!digits) return false;
  if (digits.startsWith('+')) return digits.length >= 8;
  if (/^(?:00|011)[1-9]/.test(digits)) return digits.length >= 10;
  if (/^0[1-9]/.test(digits)) return digits.length >= 9 && digits.length <= 12;
  if (/[\s()-]/.test(value)) return digits.length >= 9;
  if (digits.length === 10) return /^[2-9]\d{2}[2-9]/.test(digits);
  if (digits.length === 11 && digits.startsWith('1')) return /^1[2-9]\d{2}[2-9]/.test(digits);
  return digits.length >= 10 && digits.length <= 13 && CALLING.test(digits) && !/^1[3-9]\d{11}$/.test(digits);
}

const words = (value: string) => value.split(/\s+/).length;
const PERSON =
  /^(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau|Sr|Sra|M|Mme)\.? )?[\p{Lu}][\p{L}'’.-]*(?:,? (?:(?:de|del|della|di|da|van|von|der|den|el|al|la|le|ten|ter|bin)\b ?)*[\p{L}][\p{L}'’.-]*){1,4}$/u;

/** Every kind's test on one trimmed, non-empty cell. */
export const KINDS = {
  integer: (v: string) => /^-?\d{1,18}$/.test(v),
  number: (v: string) => NUMBER.test(v) || /^-?\d{1,3}(?:[,.'’ ]\d{3})+(?:[.,]\d+)?$/.test(v),
  money_sign: (v: string) =>
    /^-?(?:[$£€¥₽₺₴₹฿₿]|[A-Z]{3} ?)-?[\d.,'’ ]+$|^-?[\d.,'’ ]+ ?(?:[$£€¥₽₺₴₹]|[A-Z]{3}|zł|kr|lei|руб\.?)$/.test(v) &&
    /\d/.test(v),
  phone: (v: string) => phoneDigits(v) !== undefined,
  phone_strong: strongPhone,
  email: (v: string) => /^[^\s@<>,;]+@[^\s@<>,;]+\.[\p{L}]{2,}$/u.test(v),
  ip: (v: string) => IPV4.test(v) || IPV6.test(v),
  wallet: (v: string) =>
    /^(?:[13][1-9A-HJ-NP-Za-km-z]{24,34}|(?:bc|tb|ltc)1[02-9ac-hj-np-z]{11,87}|[LM][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}|X[1-9A-HJ-NP-Za-km-z]{33}|r[1-9A-HJ-NP-Za-km-z]{24,34}|D[1-9A-HJ-NP-Za-km-z]{33}|bitcoin:\S+|bc1q[0-9a-z]{20,80})$/.test(
      v,
    ),
  hex64: (v: string) => /^(?:0x)?[0-9a-f]{64}$/i.test(v),
  hex32: (v: string) => /^[0-9a-f]{32}$/i.test(v),
  uuid: (v: string) => /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(v),
  object_id: (v: string) => /^(?:ObjectId\(")?[0-9a-f]{24}(?:"\))?$/i.test(v),
  password_hash: (v: string) =>
    /^(?:\$(?:2[abxy]|1|5|6|argon2\w*|P|H|scrypt|y|apr1)\$.+|pbkdf2[:_].+|\{(?:S?SHA|CRYPT|MD5)\d*\}.+|sha(?:1|256|512)[:$].+|bcrypt\$.+|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}|[0-9a-f]{32}:\w+)$/i.test(
      v,
    ),
  url: (v: string) => /^(?:https?|ftp|sip):\/\/\S+$/i.test(v),
  handle: (v: string) =>
    /^@[\w.]{3,40}$|^(?:https?:\/\/)?(?:t|telegram)\.(?:me|dog)\/\S+$|^(?:tg|telegram|wickr|jabber|skype|discord):\S+$/i.test(
      v,
    ),
  username: (v: string) => /^[\p{L}][\p{L}\d_.-]{2,31}$/u.test(v),
  channel: (v: string) => /^(?:SIP|PJSIP|IAX2?|DAHDI|Zap|Local|sofia|SCCP|H323)\//i.test(v),
  uniqueid: (v: string) => /^(?:[\w.-]+-)?1[1-9]\d{8}\.\d{1,10}$/.test(v),
  user_agent: (v: string) =>
    /^(?:Mozilla|Opera|curl|okhttp|python|Dalvik|Postman|Zoiper|Linphone|MicroSIP|X-?Lite|Bria|Go-http|Java|Wget|axios|Telegram)\b.{0,3}[/ (\d]|\((?:Windows|Macintosh|Linux|iPhone|Android|X11)|\bAppleWebKit|^[\w' -]{2,30}[ /\\]+v?\d+\.\d+/i.test(
      v,
    ),
  country: isCountry,
  currency: isCurrency,
  coin: isCoin,
  code: (v: string) => /^\d{4,8}$/.test(v),
  digits: (v: string) => /^[\d*#]{1,32}$/.test(v),
  clock: (v: string) => /^(?:\d{1,3}:)?\d{1,2}:\d{2}$/.test(v),
  time_of_day: (v: string) =>
    /^(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d)(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|h|hrs))?$|^(?:1[0-2]|[1-9]) ?[ap]\.?m\.?$/i.test(
      v,
    ) || isPartOfDay(v),
  part_of_day: isPartOfDay,
  truth: isTruthWord,
  organisation: looksLikeOrganisation,
  person: (v: string) =>
    (PERSON.test(v) && v.length <= 60 && !looksLikeOrganisation(v)) || /^\p{Script=Han}{2,4}$/u.test(v),
  free_text: (v: string) => v.length >= 25 && words(v) >= 5,
  address: (v: string) => /\d/.test(v) && /\p{L}{3,}/u.test(v) && words(v) >= 2 && v.length >= 8 && v.length <= 120,
  postcode: (v: string) =>
    /^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4,6}|\d{5}-\d{4}|\d{2}-\d{3}|\d{3} \d{2}|[A-Z]{1,3}-?\d{4,5})$/i.test(
      v,
    ),
} as const satisfies Record<string, (value: string) => boolean>;

export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];
