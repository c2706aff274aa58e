/** How strings and comments are to be understood. Sent to workers with every block. */
export interface Lexical {
  readonly dialect: 'mysql' | 'postgres';
  /** Whether `\` escapes within '…': not so with NO_BACKSLASH_ESCAPES, nor in Postgres outside E'…'. */
  readonly backslash: boolean;
  /** WHATWG label of the text's encoding. */
  readonly encoding: string;
}

/** Encodings whose second byte can be `\` or `'`: a lead byte takes the next one along. */
const MULTIBYTE = new Set(['gbk', 'gb18030', 'big5', 'shift_jis']);

export function isMultibyte(lexical: Lexical): boolean {
  return MULTIBYTE.has(lexical.encoding);
}

/** MySQL's and Postgres' character set names as WHATWG labels; latin1 is windows-1252 in MySQL. */
const LABELS: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf8mb3: 'utf-8',
  utf8mb4: 'utf-8',
  ascii: 'utf-8',
  binary: 'utf-8',
  sqlascii: 'utf-8',
  unicode: 'utf-8',
  latin1: 'windows-1252',
  latin2: 'iso-8859-2',
  latin5: 'windows-1254',
  latin7: 'iso-8859-13',
  latin9: 'iso-8859-15',
  greek: 'iso-8859-7',
  hebrew: 'iso-8859-8',
  tis620: 'windows-874',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1256: 'windows-1256',
  cp1257: 'windows-1257',
  cp866: 'ibm866',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  gb2312: 'gbk',
  gbk: 'gbk',
  gb18030: 'gb18030',
  big5: 'big5',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  ujis: 'euc-jp',
  eucjpms: 'euc-jp',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  win1250: 'windows-1250',
  win1251: 'windows-1251',
  win1252: 'windows-1252',
  win1253: 'windows-1253',
  win1254: 'windows-1254',
  win1255: 'windows-1255',
  win1256: 'windows-1256',
  win1257: 'windows-1257',
  win1258: 'windows-1258',
  win866: 'ibm866',
  win874: 'windows-874',
  iso88595: 'iso-8859-5',
  iso88596: 'iso-8859-6',
  iso88597: 'iso-8859-7',
  iso88598: 'iso-8859-8',
};

/** The WHATWG label for a database's character set name, or undefined for one we cannot decode. */
export function encodingLabel(name: string): string | undefined {
  return LABELS[name.toLowerCase().replaceAll(/[-_ ]/g, '')];
}
