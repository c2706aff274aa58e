export interface Handle {
  /** Telegram: the bare name, lower case. Others: `service:name`. */
  readonly canonical: string;
  readonly service: string;
}

/** How a link or prefix of a service is written; the first group is the name. */
interface HandleForm {
  readonly service: string;
  readonly pattern: RegExp;
  /** Names of the service that differ in case only are different. */
  readonly caseSensitive?: true;
}

const WEB = '(?:https?:\\/\\/)?(?:www\\.)?';

/**
 * Sources: https://core.telegram.org/api/links (t.me, telegram.me, telegram.dog, tg://resolve, name.t.me, invite links),
 * https://faq.whatsapp.com/5913398998672934 (wa.me), https://signal.org/blog/phone-number-privacy-usernames/,
 * XEP-0147 (xmpp:), https://getsession.org (66 hex digits that begin with 05).
 */
const FORMS: readonly HandleForm[] = [
  form('telegram-invite', `${WEB}(?:t|telegram)\\.(?:me|dog)\\/(?:\\+|joinchat\\/)([\\w-]{8,64})(?:[/?#].*)?`, true),
  form('telegram-invite', 'tg:(?:\\/\\/)?join\\?invite=([\\w-]{8,64})(?:&.*)?', true),
  form('telegram', 'tg:(?:\\/\\/)?resolve\\?(?:.*&)?domain=([a-z]\\w{3,31})(?:&.*)?'),
  form('telegram', `${WEB}(?:t|telegram)\\.(?:me|dog)\\/(?:s\\/)?@?([a-z]\\w{3,31})(?:[/?#].*)?`),
  form('telegram', '(?:https?:\\/\\/)?([a-z]\\w{3,31})\\.t\\.me(?:[/?#].*)?'),
  form('telegram', '(?:telegram|tg|tele)\\s*[:=-]?\\s*@?([a-z]\\w{3,31})'),
  form('whatsapp', `${WEB}(?:wa\\.me\\/|api\\.whatsapp\\.com\\/send\\/?\\?(?:.*&)?phone=)\\+?(\\d{7,15})(?:[/?#&].*)?`),
  form('signal', `${WEB}signal\\.me\\/#p\\/(\\+\\d{7,15})`),
  form('signal', 'signal\\s*[:=]\\s*(\\w{3,32}\\.\\d{2,9})'),
  form('session', '(05[0-9a-f]{64})'),
  form('discord', '(?:discord\\s*[:=]\\s*)?([^\\s@#:]{2,32}#\\d{4})'),
  form('xmpp', '(?:xmpp|jabber)\\s*[:=]\\s*([^\\s@/?]+@[a-z0-9.-]+\\.[a-z]+)(?:[/?].*)?'),
  form('skype', '(?:skype\\s*[:=]\\s*)([\\w.,:-]{6,64})(?:\\?.*)?'),
  form('skype', '(live:[\\w.:-]{3,64})'),
  form('icq', 'icq\\s*[:=#]?\\s*([\\d-]{5,14})'),
  form('wickr', 'wickr(?:\\s+me)?\\s*[:=]\\s*@?([\\w.-]{3,64})'),
  form('instagram', `${WEB}instagram\\.com\\/@?([\\w.]{1,30})\\/?(?:[?#].*)?`),
  form('vk', `${WEB}vk\\.com\\/@?([\\w.]{3,64})\\/?(?:[?#].*)?`),
  form('facebook', `${WEB}(?:facebook|fb)\\.com\\/([\\w.]{5,50})\\/?(?:[?#].*)?`),
  form('x', `${WEB}(?:twitter|x)\\.com\\/@?(\\w{1,15})\\/?(?:[/?#].*)?`),
  form('telegram', '@?([a-z]\\w{3,31})'),
];

/** First segments of t.me paths that are functions of Telegram, not names. */
const RESERVED = new Set(
  (
    'joinchat addstickers addemoji addtheme share socks proxy setlanguage login confirmphone addlist boost giftcode ' +
    'invoice'
  ).split(' '),
);

const EDGES = /^[\s\u{200B}]+|[\s\u{200B}]+$/gu;

/** Longest text that is looked at: real links are far shorter. */
const LONGEST = 300;

function form(service: string, body: string, caseSensitive?: true): HandleForm {
  const pattern = new RegExp(`^(?:${body})$`, caseSensitive ? 'is' : 's');
  return caseSensitive ? { service, pattern, caseSensitive } : { service, pattern };
}

/**
 * `https://t.me/Name`, `@Name`, `tg://resolve?domain=Name`, `Name` → `name`. Names without a service are taken to be
 * Telegram's, which frauds of this kind advertise on. Undefined: no handle (free text, too long).
 */
export function parseHandle(raw: string): Handle | undefined {
  const text = raw.replace(EDGES, '');
  if (text.length === 0 || text.length > LONGEST) return undefined;
  const lower = text.toLowerCase();
  for (const { service, pattern, caseSensitive } of FORMS) {
    const name = pattern.exec(caseSensitive ? text : lower)?.[1];
    if (name === undefined) continue;
    if (service === 'telegram' && RESERVED.has(name)) return undefined;
    return { service, canonical: service === 'telegram' ? name : `${service}:${name}` };
  }
  return undefined;
}

/** `@name` for Telegram, `service name` otherwise. */
export function displayHandle(canonical: string): string {
  const colon = canonical.indexOf(':');
  return colon < 0 ? `@${canonical}` : `${canonical.slice(0, colon)} ${canonical.slice(colon + 1)}`;
}
