/**
 * SQL expressions over normalised text: lower-case ASCII, trimmed, single blanks, NULL when missing. Arguments are column
 * names or expressions of ours, never evidence.
 */

/** Letters and digits only; NULL when nothing is left. Regular expressions run only where there is something to remove. */
export function alnum(text: string): string {
  return `NULLIF(CASE WHEN regexp_full_match(${text}, '[a-z0-9]*') THEN ${text} ELSE regexp_replace(${text}, '[^a-z0-9]', '', 'g') END, '')`;
}

/** Words of letters and digits with one blank between them. */
export function words(text: string): string {
  return `NULLIF(CASE WHEN regexp_full_match(${text}, '[a-z0-9 ]*') THEN ${text} ELSE trim(regexp_replace(${text}, '[^a-z0-9]+', ' ', 'g')) END, '')`;
}

/** Letters only, blanks gone: a name without its punctuation. */
export function letters(text: string): string {
  return `NULLIF(CASE WHEN regexp_full_match(${text}, '[a-z]*') THEN ${text} ELSE regexp_replace(${text}, '[^a-z]', '', 'g') END, '')`;
}

export function digits(text: string): string {
  return `NULLIF(CASE WHEN regexp_full_match(${text}, '[0-9]*') THEN ${text} ELSE regexp_replace(${text}, '[^0-9]', '', 'g') END, '')`;
}

/** The last nine digits: the same number with or without country code or trunk prefix. NULL below six digits. */
export function phoneTail(text: string): string {
  const bare = digits(text);
  return `CASE WHEN length(${bare}) >= 6 THEN right(${bare}, 9) END`;
}

/** The words in alphabetical order: `smith, john` and `John Smith` are one. */
export function sortedWords(text: string): string {
  return `array_to_string(list_sort(string_split(${words(text)}, ' ')), ' ')`;
}

/**
 * First letter, then the consonants behind it without doubles, at most five signs: a key for names that sound alike. Vowels,
 * h, w and y go; letters that one hears alike are one (c q k, s z x, d t, b p, f v, g j, m n): after Soundex, but readable.
 */
export function phonetic(text: string): string {
  const plain = letters(text);
  const sound = `translate(replace(replace(${plain}, 'ph', 'f'), 'ck', 'k'), 'cqzxtpvjm', 'kkssdbfgn')`;
  const tail = `regexp_replace(substr(${sound}, 2), '[aeiouyhw]', '', 'g')`;
  // RE2 has no back references: doubles are taken out letter by letter.
  const single = [...'bdfgklnrs'].reduce((sql, letter) => `replace(${sql}, '${letter}${letter}', '${letter}')`, tail);
  return `left(left(${sound}, 1) || ${single}, 5)`;
}

/**
 * A date as eight digits year month day, a bare year as four; NULL for what is no date. Not checked against the calendar:
 * `19450931` is a typing error that can still be compared.
 */
export function dateDigits(text: string, order: 'dmy' | 'mdy'): string {
  const [day, month] = order === 'dmy' ? ['1', '2'] : ['2', '1'];
  const last = '^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})';
  const first = '^([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})';
  const two = (pattern: string, group: string): string =>
    `lpad(regexp_extract(${text}, '${pattern}', ${group}), 2, '0')`;
  const named = `strftime(try_strptime(${text}, ['%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%b %d, %Y', '%B %d, %Y', '%d-%b-%y']), '%Y%m%d')`;
  const eight = `CASE WHEN left(${text}, 2) IN ('17', '18', '19', '20') THEN ${text} ELSE right(${text}, 4) || ${
    order === 'dmy' ? `substr(${text}, 3, 2) || left(${text}, 2)` : `left(${text}, 4)`
  } END`;
  return `CASE WHEN ${text} IS NULL THEN NULL
    WHEN length(${text}) = 8 AND regexp_full_match(${text}, '[0-9]{8}') THEN ${eight}
    WHEN regexp_matches(${text}, '${first}') THEN left(${text}, 4) || ${two(first, '2')} || ${two(first, '3')}
    WHEN regexp_matches(${text}, '${last}') THEN regexp_extract(${text}, '${last}', 3) || ${two(last, month)} || ${two(last, day)}
    WHEN regexp_full_match(${text}, '[12][0-9]{3}') THEN ${text}
    WHEN regexp_full_match(${text}, '[12][0-9]{3}\\.0') THEN left(${text}, 4)
    WHEN regexp_matches(${text}, '[a-z]{3}') THEN ${named} END`;
}

/** An address without what mailbox providers ignore: tags after +, dots at Gmail. NULL without an @. */
export function emailBase(text: string): string {
  const local = emailLocal(text);
  return `CASE WHEN contains(${text}, '@') THEN ${local} || '@' || replace(${emailDomain(text)}, 'googlemail.com', 'gmail.com') END`;
}

export function emailLocal(text: string): string {
  const bare = `split_part(split_part(${text}, '@', 1), '+', 1)`;
  return `CASE WHEN contains(${text}, '@') THEN CASE WHEN ${emailDomain(text)} IN ('gmail.com', 'googlemail.com') THEN replace(${bare}, '.', '') ELSE ${bare} END END`;
}

export function emailDomain(text: string): string {
  return `split_part(${text}, '@', 2)`;
}
