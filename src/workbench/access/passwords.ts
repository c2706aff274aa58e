import { argon2, timingSafeEqual } from 'node:crypto';
import { RingbreakError } from '../../base/errors.ts';

/** OWASP password storage cheat sheet (2025), argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
/** Each takes 19 MiB: so many at a time, the others wait. */
const AT_ONCE = 4;

/** NIST SP 800-63B-4, 3.1.1.2: 15 characters where the password is all there is, long ones allowed, no rules of composition. */
export const SHORTEST = 15;
export const LONGEST = 200;

/** Words that a guesser of this very application begins with. */
const OWN_WORDS = ['ringbreak', 'workbench', 'password', 'passwort', 'wachtwoord', 'police', 'politie', 'welcome'];

/** The password as argon2id string ($argon2id$v=19$m=…,t=…,p=…$salt$hash). */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  const tag = await derive(password, salt, COST);
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** Whether it is the password of the hash. Without a hash it takes as long and is false: nobody learns who exists. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? '');
  if (!match) {
    await derive(password.slice(0, LONGEST), new Uint8Array(16), COST);
    return false;
  }
  const [, memory, passes, parallelism, salt, expected] = match as unknown as [string, ...string[]];
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const tag = await derive(password, Buffer.from(salt!, 'base64'), cost);
  const wanted = Buffer.from(expected!, 'base64');
  return tag.length === wanted.length && timingSafeEqual(tag, wanted);
}

/**
 * Whether a password is one that guessers would not try early. `names`: the person's own.
 *
 * @throws RingbreakError PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_GUESSABLE (usage).
 */
export function mustBeGood(password: string, names: readonly string[]): void {
  const length = [...password.normalize('NFC')].length;
  if (length < SHORTEST) {
    throw weak(
      'PASSWORD_TOO_SHORT',
      `a password has ${SHORTEST} characters or more`,
      'Take four or five words that do not belong together.',
    );
  }
  if (length > LONGEST)
    throw weak('PASSWORD_TOO_LONG', `a password has ${LONGEST} characters or fewer`, 'Take a shorter one.');
  const plain = password.normalize('NFKC').toLowerCase();
  const known = [...OWN_WORDS, ...names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u))];
  const rest = known
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, ''), plain);
  if (surprises(rest) < 8) {
    throw weak(
      'PASSWORD_GUESSABLE',
      'this password is one that guessers try early',
      'Avoid names, repetitions and rows of keys or digits.',
    );
  }
}

/** Rows of neighbours: in the alphabet, among digits, on keyboards. */
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qwertzuiop',
];

/** Characters that do not follow from those before: neither the same, nor a neighbour, nor said before in the same order. */
function surprises(text: string): number {
  const characters = [...text];
  let count = 0;
  characters.forEach((character, at) => {
    const last = characters[at - 1] ?? '';
    const pair = last + character;
    const inRow = at > 0 && ROWS.some((row) => row.includes(pair) || row.includes(character + last));
    const repeated = at > 0 && (character === last || characters.slice(0, at).join('').includes(pair));
    if (!inRow && !repeated) count += 1;
  });
  return count;
}

let [running, waiting]: [number, (() => void)[]] = [0, []];

async function derive(
  password: string,
  nonce: Uint8Array,
  cost: { readonly memory: number; readonly passes: number; readonly parallelism: number },
): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    const message = Buffer.from(password.normalize('NFC'));
    return await new Promise<Buffer>((resolve, reject) => {
      argon2('argon2id', { message, nonce, ...cost, tagLength: TAG_BYTES }, (error, tag) =>
        error ? reject(error) : resolve(Buffer.from(tag)),
      );
    });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

function weak(code: string, what: string, next: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code, what, next });
}
