import { isAscii, isUtf8 } from 'node:buffer';
import { LETTERS_OF } from './letters.ts';

/** A character set by its WHATWG name, and how it is known. */
export interface Encoding {
  readonly name: string;
  /** bom: said by the file. form: follows from the bytes. guess: the letters look most like it. */
  readonly known: 'bom' | 'form' | 'guess';
  /** Bytes of a byte order mark to leave out. */
  readonly skip: number;
}

/** Share of zero bytes at odd or even places from which text counts as UTF-16. ASCII in UTF-16 has one half. */
const UTF16_ZEROS = 0.3;

/** UTF-8, UTF-16 or a Windows, DOS, KOI8 or East Asian set; undefined while everything is ASCII. */
export function detectEncoding(sample: Uint8Array): Encoding | undefined {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { name: 'utf-8', known: 'bom', skip: 3 };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { name: 'utf-16le', known: 'bom', skip: 2 };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { name: 'utf-16be', known: 'bom', skip: 2 };
  return utf16ByZeros(sample) ?? detectByteEncoding(sample);
}

/** As detectEncoding for text that is known not to be UTF-16: a later part of a file. */
export function detectByteEncoding(sample: Uint8Array): Encoding | undefined {
  if (isAscii(sample)) return undefined;
  if (isUtf8(sample.subarray(0, wholeUtf8Length(sample)))) return { name: 'utf-8', known: 'form', skip: 0 };
  return { name: guessByLetters(sample), known: 'guess', skip: 0 };
}

function utf16ByZeros(sample: Uint8Array): Encoding | undefined {
  const pairs = sample.length >> 1;
  if (pairs === 0) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (sample[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros.map((count) => count / pairs) as [number, number];
  if (odd > UTF16_ZEROS && even < odd / 8) return { name: 'utf-16le', known: 'form', skip: 0 };
  if (even > UTF16_ZEROS && odd < even / 8) return { name: 'utf-16be', known: 'form', skip: 0 };
  return undefined;
}

/** Length without a sequence that the end of the sample cuts in two. */
export function wholeUtf8Length(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Bytes of context that are compared; more does not change the answer. */
const GUESS_BYTES = 64 * 1024;

/**
 * The set in which the letters beyond ASCII look most like those of a language that is written in it. Wrong sets show
 * symbols, capitals inside words, or letters that no language uses together.
 */
function guessByLetters(sample: Uint8Array): string {
  const first = sample.findIndex((byte) => byte >= 0x80);
  const part = sample.subarray(first, first + GUESS_BYTES);
  const eastAsian = guessEastAsian(part);
  if (eastAsian !== undefined) return eastAsian;
  let best = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [name, languages] of Object.entries(LETTERS_OF)) {
    const text = new TextDecoder(name).decode(part);
    for (const letters of languages) {
      const score = scoreText(text, letters);
      if (score > bestScore + 1e-9) {
        best = name;
        bestScore = score;
      }
    }
  }
  return best;
}

function scoreText(text: string, letters: string): number {
  const latin = letters.codePointAt(0)! < LAST_LATIN;
  const characters = [...text];
  let score = 0;
  let count = 0;
  for (const [i, character] of characters.entries()) {
    if (character <= '\x7f') continue;
    count++;
    const before = characters[i - 1] ?? ' ';
    const strange = latin
      ? isBeyond(before) && isBeyond(characters[i - 2])
      : isAsciiLetter(before) || isAsciiLetter(characters[i + 1]);
    score += strange ? -1 : scoreCharacter(character, before, letters);
  }
  return count === 0 ? 0 : score / count;
}

/** Latin Extended-B ends here; other alphabets follow. */
const LAST_LATIN = 0x250;

/** Latin words have few letters beyond ASCII in a row; other alphabets do not mix with ASCII letters in one word. */
function isBeyond(character: string | undefined): boolean {
  return character !== undefined && character > '\x7f' && !TYPOGRAPHY.includes(character);
}

function isAsciiLetter(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z]/.test(character);
}

/** Punctuation that word processors put in place of the typewriter's. */
const TYPOGRAPHY = '‘’“”„–—…€«»°§№£\u00a0';

function scoreCharacter(character: string, before: string, letters: string): number {
  if (letters.includes(character)) return 1;
  const lower = character.toLowerCase();
  if (lower !== character && letters.includes(lower)) return /\p{Ll}/u.test(before) ? -1 : 0.9;
  if (TYPOGRAPHY.includes(character)) return 0.5;
  return /\p{L}/u.test(character) ? -0.5 : -1;
}

/** Lead and trail bytes above A0 come in pairs in the EUC sets and in most of GBK and Big5. */
const PAIRED_SHARE = 0.85;
const EAST_ASIAN = ['gb18030', 'euc-kr', 'shift_jis', 'big5'];
const USUAL = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/u;

function guessEastAsian(part: Uint8Array): string | undefined {
  const latin = Buffer.from(part).toString('latin1');
  const runs = latin.match(/[\x80-\xff]+/g) ?? [];
  const even = runs.filter((run) => run.length % 2 === 0).length;
  const cut = part.subarray(0, Math.max(0, latin.search(/[\x80-\xff]*$/)));
  const text = cut.length > 0 ? cut : part;
  const paired = even / runs.length >= PAIRED_SHARE;
  const valid = EAST_ASIAN.filter(
    (name) => (paired || name === 'shift_jis') && usualShare(text, name) > 0.9 && mixedShare(text, name) < MIXED_SHARE,
  );
  if (valid.length === 0) return undefined;
  // Cyrillic in capitals and small letters makes valid pairs too; kana and hangul do not happen by chance.
  return cyrillicShare(text) > 0.9
    ? undefined
    : valid.sort((a, b) => frequentShare(text, b) - frequentShare(text, a))[0];
}

/** From this share on, East Asian characters inside words of ASCII letters are misread accents (`Compañía` as GBK). */
const MIXED_SHARE = 0.4;

function mixedShare(bytes: Uint8Array, name: string): number {
  const characters = [...(decodeStrictly(bytes, name) ?? '')];
  const places = characters.flatMap((character, i) => (character > '\x7f' ? [i] : []));
  const mixed = places.filter((i) => isAsciiLetter(characters[i - 1]) || isAsciiLetter(characters[i + 1]));
  return mixed.length / Math.max(1, places.length);
}

function decodeStrictly(bytes: Uint8Array, name: string): string | undefined {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function usualShare(bytes: Uint8Array, name: string): number {
  const beyond = [...(decodeStrictly(bytes, name) ?? '')].filter((character) => character > '\x7f');
  return beyond.length === 0 ? 0 : beyond.filter((character) => USUAL.test(character)).length / beyond.length;
}

/** Common characters of running text: Chinese (simplified, traditional), Japanese kana, Korean particles and syllables. */
const FREQUENT =
  /[的一是不了人我在有他这中大来上国到说们为子和你地出道也时年得就那要下以生会自着去之过家學對後個國說這來時們為過還開\u3040-\u30ff이가는을에의다하고지로기사리인자시어나대]/u;

function frequentShare(bytes: Uint8Array, name: string): number {
  const beyond = [...(decodeStrictly(bytes, name) ?? '')].filter((character) => character > '\x7f');
  return beyond.filter((character) => FREQUENT.test(character)).length / Math.max(1, beyond.length);
}

function cyrillicShare(bytes: Uint8Array): number {
  const letters = LETTERS_OF['windows-1251']![0]!;
  return Math.max(
    ...['windows-1251', 'koi8-r', 'ibm866'].map((name) => scoreText(new TextDecoder(name).decode(bytes), letters)),
  );
}
