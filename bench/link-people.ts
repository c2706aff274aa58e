import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

export interface PeopleOptions {
  readonly rows: number;
  readonly seed: number;
  /** 1: errors of a customer register; 3: of transcribed old records. */
  readonly errors: number;
  /** Most records of one person. */
  readonly copies: number;
}

interface Person {
  readonly given: string;
  readonly surname: string;
  readonly dob: string;
  readonly address: string;
  readonly city: string;
  readonly postcode: string;
  readonly phone: string;
}

const SYLLABLES =
  'an ar ba bel ber bo car ce da del den der di do el en er fa fen ga gen ha hel il in is jo ka ken la len lo ma mar mel mi mo na nel ni no ol or pa per ra ri ro sa sel si so ta ter to ul va ver vi wa wen wi yo za'.split(
    ' ',
  );
const STREETS = ['street', 'road', 'avenue', 'lane', 'close', 'drive', 'court', 'place'];
const NICKNAMES: readonly (readonly [string, string])[] = [
  ['william', 'bill'],
  ['robert', 'bob'],
  ['james', 'jim'],
  ['elizabeth', 'liz'],
  ['margaret', 'peggy'],
  ['thomas', 'tom'],
  ['richard', 'dick'],
  ['katherine', 'kate'],
  ['michael', 'mike'],
  ['edward', 'ted'],
  ['charles', 'charlie'],
  ['susan', 'sue'],
  ['john', 'jack'],
  ['patricia', 'pat'],
  ['anthony', 'tony'],
  ['david', 'dave'],
  ['joseph', 'joe'],
  ['daniel', 'dan'],
];

/**
 * Writes a register of invented people as CSV: unique_id, cluster (the truth), given_name, surname, dob, address, city,
 * postcode, phone. Names are as skewed as real ones, households share surname, address and telephone, there are twins;
 * further records of a person have typing errors, nicknames, missing values, moves and new numbers.
 */
export async function writePeople(path: string, options: PeopleOptions): Promise<void> {
  const world = new World(options);
  const out = createWriteStream(path);
  out.write('unique_id,cluster,given_name,surname,dob,address,city,postcode,phone\n');
  let id = 0;
  let block = '';
  for (let cluster = 0; id < options.rows; cluster++) {
    const person = world.person();
    const copies = world.copies();
    for (let copy = 0; copy < copies && id < options.rows; copy++) {
      const cells = copy === 0 ? Object.values(person) : world.corrupted(person);
      block += `${id++},${cluster},${cells.join(',')}\n`;
    }
    if (block.length > 1 << 16) {
      if (!out.write(block)) await once(out, 'drain');
      block = '';
    }
  }
  out.end(block);
  await finished(out);
}

class World {
  readonly #options: PeopleOptions;
  readonly #given: string[];
  readonly #surnames: string[];
  readonly #streets: string[];
  readonly #cities: string[];
  #state: number;
  #last: Person | undefined;

  constructor(options: PeopleOptions) {
    this.#options = options;
    this.#state = options.seed;
    this.#given = [...NICKNAMES.map(([name]) => name), ...this.#words(1500, 2)];
    this.#surnames = this.#words(30_000, 3);
    this.#streets = this.#words(4000, 2).map((word) => `${word} ${STREETS[this.#below(STREETS.length)]}`);
    this.#cities = this.#words(600, 3);
  }

  /** A number in [0, 1); repeats from run to run (mulberry32). */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  #below(n: number): number {
    return Math.floor(this.#next() * n);
  }

  #words(count: number, syllables: number): string[] {
    const words = new Set<string>();
    while (words.size < count) {
      words.add(
        Array.from({ length: syllables + this.#below(2) }, () => SYLLABLES[this.#below(SYLLABLES.length)]).join(''),
      );
    }
    return [...words];
  }

  /** Low positions are drawn far more often, as in any list of names. */
  #skewed<T>(list: readonly T[]): T {
    return list[Math.floor(list.length * this.#next() ** 3)]!;
  }

  copies(): number {
    return this.#next() < 0.7 ? 1 : 2 + this.#below(this.#options.copies - 1);
  }

  person(): Person {
    const last = this.#last;
    const related = last !== undefined && this.#next() < 0.2;
    const city = related ? last.city : this.#skewed(this.#cities);
    const year = 1930 + this.#below(76);
    const two = (n: number): string => String(n).padStart(2, '0');
    const dob = `${year}-${two(1 + this.#below(12))}-${two(1 + this.#below(28))}`;
    const person: Person = {
      given: this.#skewed(this.#given),
      surname: related && this.#next() < 0.8 ? last.surname : this.#skewed(this.#surnames),
      dob: related && this.#next() < 0.03 ? last.dob : dob,
      address: related ? last.address : `${1 + this.#below(200)} ${this.#skewed(this.#streets)}`,
      city,
      postcode: related ? last.postcode : `${1000 + ((this.#cities.indexOf(city) * 13 + this.#below(12)) % 9000)}`,
      phone: related && this.#next() < 0.5 ? last.phone : `0${700_000_000 + this.#below(99_999_999)}`,
    };
    this.#last = person;
    return person;
  }

  corrupted(person: Person): string[] {
    const { errors } = this.#options;
    const odds = (share: number): boolean => this.#next() < share * errors;
    const moved = odds(0.06) ? this.person() : undefined;
    const home = moved ?? person;
    const crossed = odds(0.01);
    const given = odds(0.03)
      ? (NICKNAMES.find(([name]) => name === person.given)?.[1] ?? person.given.slice(0, 1))
      : person.given;
    const surname = odds(0.02) ? this.#skewed(this.#surnames) : person.surname;
    const cells = [
      crossed ? surname : given,
      crossed ? given : surname,
      odds(0.01) ? `${person.dob.slice(0, 4)}-01-01` : person.dob,
      home.address,
      home.city,
      home.postcode,
      odds(0.1) ? `0${700_000_000 + this.#below(99_999_999)}` : person.phone,
    ];
    return cells.map((cell) => (odds(0.04) ? '' : odds(0.06) ? this.#mistyped(cell) : cell));
  }

  #mistyped(text: string): string {
    if (text.length < 2) return text;
    const at = this.#below(text.length - 1);
    const letter = /\d/.test(text[at]!) ? String(this.#below(10)) : String.fromCharCode(97 + this.#below(26));
    switch (this.#below(4)) {
      case 0:
        return text.slice(0, at) + letter + text.slice(at + 1);
      case 1:
        return text.slice(0, at) + text.slice(at + 1);
      case 2:
        return text.slice(0, at) + letter + text.slice(at);
      default:
        return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
    }
  }
}
