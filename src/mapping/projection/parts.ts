import type { Part, Transform } from '../mapping.ts';
import { type Binder, trimmed } from './expressions.ts';

/** An RE2 pattern whose first group is the part; a text that does not fit has none. */
const PATTERNS: Readonly<Record<Exclude<Part, 'whole' | 'digits' | 'url_decoded'>, string>> = {
  // Three digits or more before any letter: neither s, h or vmu100 nor a feature code (*97).
  number: '(?s)^((?:tel:|sips?:|callto:)?[^*#A-Za-z0-9]*[0-9](?:[^*#A-Za-z0-9]*[0-9]){2}.*)$',
  // Asterisk's clid: "Name" <number>, or a number alone.
  caller_number: '^(?:[^<]*<)?(?:sips?:|tel:)?([+]?[0-9][0-9 ()./-]*)(?:@[^>]*)?(?:>.*)?$',
  caller_name: '^"?([^"<]*[^0-9+"<() ./-][^"<]*?)"? *(?:<[^>]*>.*)?$',
  // A channel's name is technology/line-serial: PJSIP/201-0000a1b2. Local channels are no line.
  channel_line:
    '^(?:SIP|PJSIP|IAX2?|DAHDI|Zap|SCCP|H323|OOH323|Skinny|MGCP|Khomp|Motif|sofia/[^/]+)/(?:gateway/|sip:)?([^/@]+?)(?:[/@].*)?(?:-[0-9a-fA-F]+)?(?:;[12])?$',
  // Arguments of Dial: SIP/trunk/00447700900123,60,T or PJSIP/447700900123@trunk.
  dial_number: '^[A-Za-z0-9_]+/(?:[^,|&/@]+/(?:sips?:)?([+]?[0-9]{5,})(?:[@,|&:;].*)?|(?:sips?:)?([+]?[0-9]{5,})@.*)$',
  // A local channel leads to a context of the exchange, not to a line.
  dial_line: '^(?:[A-KM-Za-z0-9_]|L[A-Z0-9])[A-Za-z0-9_]*/(?:(?:sips?:)?[+]?[0-9]{5,}@([^,|&/:;]+)|([^,|&/@]+)/).*$',
  // Both halves of a local channel have the name but for the end: Local/447700900123@lines-00000003;1 and ;2.
  local_channel: '^(Local/[^;]+);[12]$',
  sip_user: '(?:sips?:|tel:|^)([^@:;<>" ]+)(?:[@;>].*)?$',
  sip_host: '@\\[?([0-9A-Za-z.-]+|[0-9a-fA-F:]+)\\]?(?::[0-9]+)?(?:[;>].*)?$',
  // Asterisk's id of a channel at the end of a recording's name: out-…-1614605600.123.wav.
  unique_id: '(?:^|[^0-9])(1[0-9]{9}[.][0-9]{1,9})(?:[.][A-Za-z0-9]{2,5})?$',
  file_name: '([^/\\\\]+)[/\\\\]*$',
};

/** The part of a text, NULL where it has none. SQL of fixed patterns: nothing of the evidence is in it. */
export function partOf(text: string, part: Part): string {
  switch (part) {
    case 'whole':
      return trimmed(text);
    case 'digits':
      return `nullif(regexp_replace(${text}, '[^0-9]', '', 'g'), '')`;
    case 'url_decoded':
      return trimmed(`coalesce(TRY(url_decode(${text})), ${text})`);
    case 'dial_number':
    case 'dial_line':
      return otherwise(extracted(text, part, 1), extracted(text, part, 2));
    case 'number':
      // Most cells are digits alone: a cast is a third of the time that the pattern takes.
      return `CASE WHEN length(${text}) BETWEEN 3 AND 18 AND try_cast(${text} AS UBIGINT) IS NOT NULL THEN trim(${text}) ELSE ${extracted(text, part, 1)} END`;
    case 'channel_line':
      return channelLine(text);
    default:
      return extracted(text, part, 1);
  }
}

/**
 * `SIP/name-0000a1b2` and `PJSIP/name-0000a1b2`, as nearly all channels are called, without the pattern (half the time): between
 * the slash and the last nine characters, when nothing of it needs a closer look.
 */
function channelLine(text: string): string {
  const name = (skip: number) => `substr(${text}, ${skip}, length(${text}) - ${skip + 8})`;
  const plain = (skip: number) =>
    `${text}[-9] = '-' AND strpos(translate(${name(skip)}, '/@;', '///'), '/') = 0 AND length(${text}) > ${skip + 8}`;
  return [
    `CASE WHEN starts_with(${text}, 'SIP/') AND ${plain(5)} THEN ${name(5)}`,
    `WHEN starts_with(${text}, 'PJSIP/') AND ${plain(7)} THEN ${name(7)}`,
    `ELSE ${extracted(text, 'channel_line', 1)} END`,
  ].join(' ');
}

function extracted(text: string, part: keyof typeof PATTERNS, group: number): string {
  return trimmed(`regexp_extract(trim(${text}), '${PATTERNS[part]}', ${group})`);
}

/** The first of the texts that has its part. */
export function firstPart(texts: readonly string[], parts: readonly Part[]): string {
  const found = texts.map((text, at) => partOf(text, parts[at]!));
  return found.reduceRight((rest, one) => otherwise(one, rest));
}

/** CASE, not coalesce: coalesce would run every pattern on every row (five times the time where the first is there). */
function otherwise(text: string, rest: string): string {
  return `CASE WHEN ${text} IS NOT NULL THEN ${text} ELSE ${rest} END`;
}

type Joined = Extract<Transform, { kind: 'joined' }>;

/** The parts that are there, side by side; the prefix only when none is missing. */
export function joinedParts(texts: readonly string[], as: Joined, binder: Binder): string {
  const found = texts.map((text, at) => partOf(text, as.parts[at]!));
  const together = `nullif(concat_ws(${binder.bind(as.by)}, ${found.join(', ')}), '')`;
  if (as.prefix === '') return together;
  const whole = found.map((text) => `${text} IS NOT NULL`).join(' AND ');
  return `CASE WHEN ${whole} THEN ${binder.bind(as.prefix)} || ${together} ELSE ${together} END`;
}
