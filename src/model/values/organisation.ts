export interface Organisation {
  /** Key for comparing: not for showing. Empty never. */
  readonly canonical: string;
  /** The name as written, blanks tidied. */
  readonly name: string;
}

/** Legal forms, as words after accents and points are gone (B.V. → bv). Source: ISO 20275 entity legal forms, the commonest. */
const LEGAL = new Set(
  (
    'ag as asa ab aps bv cv co company corp corporation eg ev gmbh inc incorporated kg kgaa kk limited llc llp lp ltd ltda na nv ' +
    'oy oyj ohg plc pty pvt sa sas sarl sca scrl se sl slu spa spzoo srl srls ug vof'
  ).split(' '),
);

/** Words that say what kind of body it is, not which one. Kept when nothing else is left. */
const GENERIC = new Set(
  (
    'the of and und et y e de la le les des du del der die das van het een for fur customer service services support security ' +
    'fraud department dept team helpdesk hotline line office uk us usa nederland deutschland france ireland group holding holdings ' +
    'bank banking banque banco banca banka bankengruppe online'
  ).split(' '),
);

/**
 * `Barclays Bank UK PLC (Fraud Team)` → `barclays`; `Crédit Agricole S.A.` → `creditagricole`. Two names with the same
 * key are taken for one organisation. The lists are ours: words are dropped that callers add and leave out at random.
 */
export function parseOrganisation(raw: string): Organisation | undefined {
  const name = raw.replace(BLANKS, ' ').trim().slice(0, LONGEST);
  const words = plainWords(name);
  const proper = words.filter((word) => !LEGAL.has(word));
  const telling = proper.filter((word) => !GENERIC.has(word));
  const canonical = [telling, proper, words].find((kept) => kept.length > 0)?.join('');
  return canonical ? { canonical, name } : undefined;
}

/** Longest name that is looked at. */
const LONGEST = 300;
const BLANKS = /[\s\u{85}\u{200B}]+/gu;
/** Legal forms whose points became blanks. */
const SPACED_LEGAL = /(^| )(?:s a(?: s| r l)?|n v|b v|a g|k g|p l c|s p a|s r l|s l|l l c|l l p|s c a|sp z o o)( |$)/g;

function plainWords(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/['’´`]s?( |$)/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(SPACED_LEGAL, '$1$2')
    .split(' ')
    .filter((word) => word !== '');
}

/** The name as written. */
export function displayOrganisation(name: string): string {
  return name;
}
