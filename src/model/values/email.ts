import { domainToASCII } from 'node:url';

export interface Email {
  /** Base form: addresses with the same base form reach the same mailbox. */
  readonly canonical: string;
  readonly local: string;
  readonly domain: string;
}

/**
 * What a provider ignores in the part before the @. `domains` are names of one mailbox, the first is kept; `family` is a
 * pattern of domains that are mailboxes of their own under the same rules.
 */
export interface ProviderRule {
  readonly domains?: readonly string[];
  readonly family?: RegExp;
  /** Everything from this sign on is a tag. */
  readonly tag: '+' | '-';
  /** Signs that make no difference. */
  readonly ignored?: string;
  /** Signs that mean the same as `-`. */
  readonly sameAsHyphen?: string;
  readonly source: string;
}

export const PROVIDER_RULES: readonly ProviderRule[] = [
  {
    domains: ['gmail.com', 'googlemail.com'],
    tag: '+',
    ignored: '.',
    source:
      'https://support.google.com/mail/answer/7436150 (dots), https://support.google.com/a/users/answer/9282734 (+)',
  },
  {
    family: /^(?:outlook|hotmail|live|msn|passport)\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/,
    tag: '+',
    source: 'https://learn.microsoft.com/exchange/recipients-in-exchange-online/plus-addressing-in-exchange-online',
  },
  {
    domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    tag: '+',
    ignored: '.-_',
    source: 'https://proton.me/support/creating-aliases and https://proton.me/support/addresses-and-aliases',
  },
  {
    family: /^(?:yahoo\.(?:[a-z]{2,3}|com?\.[a-z]{2})|ymail\.com|rocketmail\.com)$/,
    tag: '-',
    source: 'https://help.yahoo.com/kb/SLN28338.html (disposable addresses: base-keyword; names have no hyphen)',
  },
  {
    domains: ['icloud.com', 'me.com', 'mac.com'],
    tag: '+',
    source: 'https://support.apple.com/HT201771 (one account, three domains)',
  },
  {
    domains: ['yandex.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'ya.ru'],
    tag: '+',
    sameAsHyphen: '.',
    source: 'https://yandex.com/support/id/authorization/registration.html (dot and hyphen, domains), mail aliases (+)',
  },
  {
    family:
      /^(?:fastmail\.(?:com|fm)|zoho\.(?:com|eu)|posteo\.(?:de|net)|mailbox\.org|mail\.ru|inbox\.ru|list\.ru|bk\.ru|runbox\.com|hey\.com)$/,
    tag: '+',
    source: 'https://www.fastmail.help/hc/en-us/articles/360060591053 and the help pages of the others on + addresses',
  },
];

/** Letters, digits and signs that addresses have in practice (RFC 5321 atoms); quoted local parts are refused. */
const ADDRESS =
  /^(?:.*<)?(?:mailto:)?([a-z0-9.!#$%&'*/=?^_`{|}~+-]{1,64})@([^\s@<>,;:"()[\]\\/?]{1,253}?)\.?(?:>.*)?$/s;

const EDGES = /^[\s\u{200B}]+|[\s\u{200B}]+$/gu;

/**
 * `Name <First.Last+tag@GoogleMail.com>` → `firstlast@gmail.com`: lower case, international domains in ASCII
 * (punycode), without what the provider ignores. Local parts are case-sensitive by RFC 5321 but by no large provider.
 */
export function parseEmail(raw: string): Email | undefined {
  const parts = ADDRESS.exec(raw.replace(EDGES, '').toLowerCase());
  if (!parts) return undefined;
  const domain = domainToASCII(parts[2]!);
  if (!/^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z][a-z0-9-]*$/.test(domain)) return undefined;
  return baseForm(parts[1]!, domain);
}

function baseForm(local: string, domain: string): Email {
  const rule = PROVIDER_RULES.find((each) => each.domains?.includes(domain) || each.family?.test(domain));
  if (!rule) return { canonical: `${local}@${domain}`, local, domain };
  const mailbox = local.slice(0, local.indexOf(rule.tag) > 0 ? local.indexOf(rule.tag) : undefined);
  let base = [...mailbox].filter((sign) => !rule.ignored?.includes(sign)).join('');
  if (rule.sameAsHyphen) base = base.replaceAll(rule.sameAsHyphen, '-');
  // A local part of nothing but ignored signs is not an address of the provider: keep it as it is.
  const kept = base === '' ? local : base;
  const home = rule.domains?.[0] ?? domain;
  return { canonical: `${kept}@${home}`, local: kept, domain: home };
}

/** As canonical; a base form is shown as it is. */
export function displayEmail(canonical: string): string {
  return canonical;
}
