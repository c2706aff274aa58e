-- Identifiers in bulk: the same rules, with their sources, as src/model/values/{email,handle,ip,organisation}.ts; a test
-- compares the two on generated spellings. Every macro takes a spelling as stored and gives the canonical one, or NULL
-- when the spelling is not one of its kind. A macro is written out wherever it is used, so list_transform([x], …)[1] stands
-- where a value is needed more than once: it computes x once.

CREATE OR REPLACE MACRO identifier_trimmed(spelling) AS
  regexp_replace(spelling, '^[\s\x{0B}\x{A0}\x{1680}\x{2000}-\x{200B}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]+|[\s\x{0B}\x{A0}\x{1680}\x{2000}-\x{200B}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]+$', '', 'g');

-- The parts of an address: ['local', 'domain'], lower case; empty when it is not one.
CREATE OR REPLACE MACRO email_parts(spelling) AS
  regexp_extract(
    lower(identifier_trimmed(spelling)),
    '(?s)^(?:.*<)?(?:mailto:)?([a-z0-9.!#$%&''*/=?^_`{|}~+-]{1,64})@([^\s\x{0B}\x{A0}@<>,;:"()\[\]\\/?]{1,253}?)\.?(?:>.*)?$',
    ['local', 'domain']);

-- Up to the sign that begins a tag, unless the sign comes first.
CREATE OR REPLACE MACRO email_untagged(mailbox, sign) AS
  CASE WHEN strpos(mailbox, sign) > 1 THEN left(mailbox, strpos(mailbox, sign) - 1) ELSE mailbox END;

CREATE OR REPLACE MACRO email_or(base, mailbox) AS
  CASE WHEN base = '' THEN mailbox ELSE base END;

-- What the provider ignores is taken off: mailbox is the part before @, domain the part after it.
CREATE OR REPLACE MACRO email_at_home(mailbox, domain) AS
  CASE
    WHEN domain IN ('gmail.com', 'googlemail.com')
      THEN email_or(replace(email_untagged(mailbox, '+'), '.', ''), mailbox) || '@gmail.com'
    WHEN domain IN ('proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me')
      THEN email_or(regexp_replace(email_untagged(mailbox, '+'), '[._-]', '', 'g'), mailbox) || '@proton.me'
    WHEN domain IN ('icloud.com', 'me.com', 'mac.com')
      THEN email_untagged(mailbox, '+') || '@icloud.com'
    WHEN domain IN ('yandex.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'ya.ru')
      THEN replace(email_untagged(mailbox, '+'), '.', '-') || '@yandex.ru'
    WHEN regexp_full_match(domain, 'yahoo\.(?:[a-z]{2,3}|com?\.[a-z]{2})|ymail\.com|rocketmail\.com')
      THEN email_untagged(mailbox, '-') || '@' || domain
    WHEN regexp_full_match(domain, '(?:outlook|hotmail|live|msn|passport)\.(?:[a-z]{2,3}|com?\.[a-z]{2})'
           || '|fastmail\.(?:com|fm)|zoho\.(?:com|eu)|posteo\.(?:de|net)|mailbox\.org|mail\.ru|inbox\.ru|list\.ru|bk\.ru'
           || '|runbox\.com|hey\.com')
      THEN email_untagged(mailbox, '+') || '@' || domain
    ELSE mailbox || '@' || domain END;

CREATE OR REPLACE MACRO email_of(parts) AS
  CASE WHEN regexp_full_match(parts.domain, '(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z][a-z0-9-]*')
       THEN email_at_home(parts.local, parts.domain)
       -- International domains stay as they are written; SQL cannot make punycode of them.
       WHEN regexp_matches(parts.domain, '[^\x00-\x7F]') AND contains(parts.domain, '.')
       THEN parts.local || '@' || parts.domain END;

-- `Name <First.Last+tag@GoogleMail.com>` → `firstlast@gmail.com`.
CREATE OR REPLACE MACRO email_base(spelling) AS email_of(email_parts(spelling));

-- Names of accounts at messengers: links, then prefixes, then a bare name (Telegram).
CREATE OR REPLACE MACRO handle_form(spelling) AS
  coalesce(
    'telegram-invite:' || nullif(regexp_extract(spelling, '(?is)^(?:(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/(?:\+|joinchat/)([\w-]{8,64})(?:[/?#].*)?)$', 1), ''),
    'telegram-invite:' || nullif(regexp_extract(spelling, '(?is)^(?:tg:(?://)?join\?invite=([\w-]{8,64})(?:&.*)?)$', 1), ''),
    nullif(regexp_extract(lower(spelling), '(?s)^(?:tg:(?://)?resolve\?(?:.*&)?domain=([a-z]\w{3,31})(?:&.*)?)$', 1), ''),
    nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/(?:s/)?@?([a-z]\w{3,31})(?:[/?#].*)?)$', 1), ''),
    nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:https?://)?([a-z]\w{3,31})\.t\.me(?:[/?#].*)?)$', 1), ''),
    nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:telegram|tg|tele)\s*[:=-]?\s*@?([a-z]\w{3,31}))$', 1), ''),
    'whatsapp:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:https?://)?(?:www\.)?(?:wa\.me/|api\.whatsapp\.com/send/?\?(?:.*&)?phone=)\+?(\d{7,15})(?:[/?#&].*)?)$', 1), ''),
    'signal:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:https?://)?(?:www\.)?signal\.me/#p/(\+\d{7,15}))$', 1), ''),
    'signal:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:signal\s*[:=]\s*(\w{3,32}\.\d{2,9}))$', 1), ''),
    'session:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(05[0-9a-f]{64}))$', 1), ''),
    'discord:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:discord\s*[:=]\s*)?([^\s@#:]{2,32}#\d{4}))$', 1), ''),
    'xmpp:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:xmpp|jabber)\s*[:=]\s*([^\s@/?]+@[a-z0-9.-]+\.[a-z]+)(?:[/?].*)?)$', 1), ''),
    'skype:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:skype\s*[:=]\s*)([\w.,:-]{6,64})(?:\?.*)?)$', 1), ''),
    'skype:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(live:[\w.:-]{3,64}))$', 1), ''),
    'icq:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:icq\s*[:=#]?\s*([\d-]{5,14}))$', 1), ''),
    'wickr:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:wickr(?:\s+me)?\s*[:=]\s*@?([\w.-]{3,64}))$', 1), ''),
    'instagram:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:https?://)?(?:www\.)?instagram\.com/@?([\w.]{1,30})/?(?:[?#].*)?)$', 1), ''),
    'vk:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:https?://)?(?:www\.)?vk\.com/@?([\w.]{3,64})/?(?:[?#].*)?)$', 1), ''),
    'facebook:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:https?://)?(?:www\.)?(?:facebook|fb)\.com/([\w.]{5,50})/?(?:[?#].*)?)$', 1), ''),
    'x:' || nullif(regexp_extract(lower(spelling), '(?s)^(?:(?:https?://)?(?:www\.)?(?:twitter|x)\.com/@?(\w{1,15})/?(?:[/?#].*)?)$', 1), ''),
    nullif(regexp_extract(lower(spelling), '(?s)^(?:@?([a-z]\w{3,31}))$', 1), ''));

CREATE OR REPLACE MACRO handle_checked(handle) AS
  CASE WHEN handle NOT IN (
    'joinchat', 'addstickers', 'addemoji', 'addtheme', 'share', 'socks', 'proxy', 'setlanguage', 'login',
    'confirmphone', 'addlist', 'boost', 'giftcode', 'invoice') THEN handle END;

-- `https://t.me/Name`, `@Name`, `tg://resolve?domain=Name`, `Name` → `name`; others `service:name`.
CREATE OR REPLACE MACRO handle_key(spelling) AS
  CASE WHEN length(identifier_trimmed(spelling)) <= 300 THEN handle_checked(handle_form(identifier_trimmed(spelling))) END;

-- Dotted decimal without leading zeros, each at most 255.
CREATE OR REPLACE MACRO ip_is_v4(address) AS
  regexp_full_match(address, '(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.|$)){4}') AND NOT ends_with(address, '.');

-- 1.2.3.4 inside IPv6 as two groups: 102:304.
CREATE OR REPLACE MACRO ip_v4_groups(address) AS
  format('{:x}:{:x}',
    split_part(address, '.', 1)::INTEGER * 256 + split_part(address, '.', 2)::INTEGER,
    split_part(address, '.', 3)::INTEGER * 256 + split_part(address, '.', 4)::INTEGER);

CREATE OR REPLACE MACRO ip_undotted(address) AS
  CASE WHEN NOT contains(address, '.') THEN address
       WHEN ip_is_v4(regexp_extract(address, '[^:]*$'))
       THEN regexp_replace(address, '[^:]*$', '') || ip_v4_groups(regexp_extract(address, '[^:]*$')) END;

CREATE OR REPLACE MACRO ip_half(half) AS
  CASE WHEN half = '' THEN [] ELSE string_split(half, ':') END;

CREATE OR REPLACE MACRO ip_filled(before, after, doubled) AS
  CASE WHEN doubled AND len(before) + len(after) <= 7
         THEN list_concat(before, list_resize(['0'], 8 - len(before) - len(after), '0'), after)
       WHEN NOT doubled AND len(before) = 8 THEN before END;

-- Eight groups in full, without leading zeros, joined by colons; NULL when it is no IPv6 address.
CREATE OR REPLACE MACRO ip_v6_full(address) AS
  CASE WHEN regexp_full_match(address, '(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?(?:::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?)?')
       THEN array_to_string(list_transform(
              list_transform(
                [{'before': ip_half(split_part(address, '::', 1)), 'after': ip_half(split_part(address, '::', 2))}],
                lambda halves: ip_filled(halves['before'], halves['after'], contains(address, '::')))[1],
              lambda part: coalesce(nullif(ltrim(part, '0'), ''), '0')), ':') END;

-- RFC 5952: the longest run of zero groups, the first of equals, becomes `::`.
CREATE OR REPLACE MACRO ip_compressed(groups) AS
  CASE WHEN groups = '0:0:0:0:0:0:0:0' THEN '::'
       WHEN regexp_matches(groups, '(^|:)0(?::0){6}(:|$)') THEN regexp_replace(groups, '(^|:)0(?::0){6}(:|$)', '::')
       WHEN regexp_matches(groups, '(^|:)0(?::0){5}(:|$)') THEN regexp_replace(groups, '(^|:)0(?::0){5}(:|$)', '::')
       WHEN regexp_matches(groups, '(^|:)0(?::0){4}(:|$)') THEN regexp_replace(groups, '(^|:)0(?::0){4}(:|$)', '::')
       WHEN regexp_matches(groups, '(^|:)0(?::0){3}(:|$)') THEN regexp_replace(groups, '(^|:)0(?::0){3}(:|$)', '::')
       WHEN regexp_matches(groups, '(^|:)0(?::0){2}(:|$)') THEN regexp_replace(groups, '(^|:)0(?::0){2}(:|$)', '::')
       WHEN regexp_matches(groups, '(^|:)0(?::0){1}(:|$)') THEN regexp_replace(groups, '(^|:)0(?::0){1}(:|$)', '::')
       ELSE groups END;

-- An IPv4 address inside IPv6 (::ffff:1.2.3.4) is the IPv4 address.
CREATE OR REPLACE MACRO ip_unmapped(groups) AS
  CASE WHEN starts_with(groups, '0:0:0:0:0:ffff:')
       THEN format('{}.{}.{}.{}',
              ('0x' || split_part(groups, ':', 7))::INTEGER // 256, ('0x' || split_part(groups, ':', 7))::INTEGER % 256,
              ('0x' || split_part(groups, ':', 8))::INTEGER // 256, ('0x' || split_part(groups, ':', 8))::INTEGER % 256)
       ELSE ip_compressed(groups) END;

CREATE OR REPLACE MACRO ip_v6_of(spelling) AS
  nullif(regexp_replace(
    regexp_extract(spelling, '^(?:\[[0-9a-f:.]+(?:%[\w.-]+)?\](?::[0-9]{1,5})?|[0-9a-f:.]+(?:%[\w.-]+)?)$'),
    '^\[|(?:%[\w.-]+)?(?:\](?::[0-9]{1,5})?)?$', '', 'g'), '');

-- IPv6 in any spelling, step by step: without brackets and zone, without a dotted tail, in full, compressed.
CREATE OR REPLACE MACRO ip_v6_read(spelling) AS
  list_transform(list_transform(list_transform([ip_v6_of(spelling)],
    lambda address: ip_undotted(address)),
    lambda address: ip_v6_full(address)),
    lambda groups: ip_unmapped(groups))[1];

CREATE OR REPLACE MACRO ip_read(spelling) AS
  CASE WHEN regexp_full_match(spelling, '[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]{1,5})?')
         THEN CASE WHEN ip_is_v4(split_part(spelling, ':', 1)) THEN split_part(spelling, ':', 1) END
       ELSE ip_v6_read(spelling) END;

-- As logs write it (port, brackets, zone) → canonical.
CREATE OR REPLACE MACRO ip_canonical(spelling) AS
  CASE WHEN ip_is_v4(spelling) THEN spelling
       WHEN spelling IS NOT NULL
       THEN list_transform([lower(identifier_trimmed(spelling))], lambda address: ip_read(address))[1] END;

CREATE OR REPLACE MACRO organisation_words(name) AS
  trim(regexp_replace(regexp_replace(
    replace(replace(replace(replace(replace(lower(strip_accents(name)), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'),
    '[''’´`]s?( |$)', '\1', 'g'), '[^\p{L}\p{N}]+', ' ', 'g'));

-- Legal forms: ISO 20275, the commonest.
CREATE OR REPLACE MACRO organisation_proper(words) AS
  list_filter(words, lambda word: word <> '' AND word NOT IN (
    'ag', 'as', 'asa', 'ab', 'aps', 'bv', 'cv', 'co', 'company', 'corp', 'corporation', 'eg', 'ev', 'gmbh',
    'inc', 'incorporated', 'kg', 'kgaa', 'kk', 'limited', 'llc', 'llp', 'lp', 'ltd', 'ltda', 'na', 'nv', 'oy',
    'oyj', 'ohg', 'plc', 'pty', 'pvt', 'sa', 'sas', 'sarl', 'sca', 'scrl', 'se', 'sl', 'slu', 'spa', 'spzoo',
    'srl', 'srls', 'ug', 'vof'));

-- Words that say what kind of body it is, not which one.
CREATE OR REPLACE MACRO organisation_telling(words) AS
  list_filter(words, lambda word: word NOT IN (
    'the', 'of', 'and', 'und', 'et', 'y', 'e', 'de', 'la', 'le', 'les', 'des', 'du', 'del', 'der', 'die',
    'das', 'van', 'het', 'een', 'for', 'fur', 'customer', 'service', 'services', 'support', 'security',
    'fraud', 'department', 'dept', 'team', 'helpdesk', 'hotline', 'line', 'office', 'uk', 'us', 'usa',
    'nederland', 'deutschland', 'france', 'ireland', 'group', 'holding', 'holdings', 'bank', 'banking',
    'banque', 'banco', 'banca', 'banka', 'bankengruppe', 'online'));

CREATE OR REPLACE MACRO organisation_split(name) AS
  string_split(regexp_replace(organisation_words(name),
    '(^| )(?:s a(?: s| r l)?|n v|b v|a g|k g|p l c|s p a|s r l|s l|l l c|l l p|s c a|sp z o o)( |$)', '\1\2', 'g'), ' ');

CREATE OR REPLACE MACRO organisation_of(all_words, proper) AS
  nullif(array_to_string(
    CASE WHEN len(organisation_telling(proper)) > 0 THEN organisation_telling(proper)
         WHEN len(proper) > 0 THEN proper ELSE all_words END, ''), '');

-- `Barclays Bank UK PLC (Fraud Team)` → `barclays`: a key for comparing, not for showing.
CREATE OR REPLACE MACRO organisation_key(name) AS
  list_transform(
    list_transform(
      [organisation_split(left(identifier_trimmed(regexp_replace(name, '[\s\x{0B}\x{85}\x{A0}\x{1680}\x{2000}-\x{200B}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]+', ' ', 'g')), 300))],
      lambda words: {'words': words, 'proper': organisation_proper(words)}),
    lambda found: organisation_of(found['words'], found['proper']))[1];
