import { type Concept, LEXICON } from './lexicon.ts';

const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ı: 'i', đ: 'd' };

/** Lower case, without accents, Cyrillic in Latin letters; Chinese stays. */
export function plainName(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => CYRILLIC[letter] ?? LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** The words of a column's or table's name: `cidNum`, `cid_num`, `CID-num` are all [cid, num]. */
export function nameTokens(name: string): string[] {
  const parted = name
    .slice(0, 120)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/([\p{L}])(\d)/gu, '$1 $2');
  return plainName(parted)
    .split(/[^\p{L}\d]+/u)
    .filter((token) => token !== '');
}

interface Phrase {
  readonly concept: Concept;
  readonly text: string;
  readonly inside: boolean;
}

const PHRASES: readonly Phrase[] = (Object.keys(LEXICON) as Concept[]).flatMap((concept) =>
  LEXICON[concept].split(' ').map((word) => {
    const inside = word.includes('~');
    return { concept, text: nameTokens(word.replaceAll('~', '')).join(' '), inside };
  }),
);

const cache = new Map<string, ReadonlyMap<Concept, number>>();

/** How well a name fits each meaning, 0 to 1; meanings it does not fit are absent. */
export function nameScores(name: string): ReadonlyMap<Concept, number> {
  const known = cache.get(name);
  if (known) return known;
  const tokens = nameTokens(name);
  const joined = tokens.join(' ');
  const scores = new Map<Concept, number>();
  for (const phrase of PHRASES) {
    const score = phraseScore(joined, tokens, phrase);
    if (score > (scores.get(phrase.concept) ?? 0)) scores.set(phrase.concept, score);
  }
  if (cache.size > 20_000) cache.clear();
  cache.set(name, scores);
  return scores;
}

function phraseScore(joined: string, tokens: readonly string[], phrase: Phrase): number {
  if (joined === '' || phrase.text === '') return 0;
  if (joined === phrase.text || joined.replaceAll(' ', '') === phrase.text.replaceAll(' ', '')) return 1;
  const words = phrase.text.split(' ').length;
  if (` ${joined} `.includes(` ${phrase.text} `)) return 0.45 + (0.45 * words) / tokens.length;
  if (/\p{Script=Han}/u.test(phrase.text))
    return joined.includes(phrase.text) ? 0.5 + 0.4 * (phrase.text.length / joined.length) : 0;
  if (phrase.inside && phrase.text.length >= 4 && tokens.some((token) => token.includes(phrase.text))) return 0.6;
  if (phrase.text.length >= 6 && words === 1 && tokens.some((token) => token.includes(phrase.text))) return 0.5;
  return 0;
}

/** The best score of any of the meanings. */
export function nameScore(name: string, concepts: readonly Concept[]): number {
  const scores = nameScores(name);
  return concepts.reduce((best, concept) => Math.max(best, scores.get(concept) ?? 0), 0);
}
