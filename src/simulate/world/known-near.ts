import { type Knowing, type Known, type KnownKind, type NearWay, occurringValue, type TrueKnown } from './known.ts';
import type { Account, Operator, Phone } from './model.ts';
import { SEEN } from './number-table.ts';
import { bareHandle, baseEmail } from './people.ts';
import type { Random } from './random.ts';
import { REGIONS } from './regions.ts';

interface Near extends Known {
  readonly near: NearWay;
}

const COMPANIONS: readonly KnownKind[] = ['wallet', 'email', 'telegram', 'phone', 'device'];

/**
 * Identifiers of other operations that nearly agree with an account's. Some are the same person's: a name that was
 * mistyped or chosen again at another provider or service, a telephone with a slip. Some are strangers': somebody with
 * the same words for a name, the next number behind it, a telephone beside it in the series. Half of them stand in an
 * operation that also knows somebody of this case exactly: the same person, or of strangers' mostly another.
 *
 * @param first number of the first of these operations.
 */
export function makeNearKnown(
  knowing: Knowing,
  operators: readonly Operator[],
  accounts: readonly Account[],
  first: number,
): TrueKnown[] {
  const { random, setting } = knowing;
  const strangers = random.real(0.15, 0.6);
  const wanted = Math.max(6, Math.min(300, Math.round(accounts.length * 0.15)));
  const out: TrueKnown[] = [];
  for (let number = first; number < first + wanted; number++) {
    const account = random.pick(accounts);
    const stranger = random.chance(strangers);
    const near = nearValue(knowing, account, stranger);
    if (!near) continue;
    const [operation, agency] = [`REF-${String(number).padStart(3, '0')}`, random.pick(setting.agencies)];
    const { kind, value } = near;
    const operator = stranger ? undefined : account.operator;
    out.push({ event: { operation, agency, kind, value }, operator, trap: false, near: near.near });
    if (!random.chance(0.5)) continue;
    const other = stranger && random.chance(0.8) ? random.pick(accounts) : account;
    const beside = companion(knowing, other, operators[other.operator]!, kind);
    if (beside) out.push({ event: { operation, agency, ...beside }, operator: other.operator, trap: false });
  }
  return random.shuffle(out);
}

/** Something of another kind that the operation knows exactly. */
function companion(knowing: Knowing, account: Account, operator: Operator, not: KnownKind): Known | undefined {
  for (const kind of knowing.random.shuffle(COMPANIONS.filter((one) => one !== not))) {
    const value = occurringValue(knowing, kind, account, operator);
    if (value !== undefined) return { kind, value };
  }
  return undefined;
}

function nearValue(knowing: Knowing, account: Account, stranger: boolean): Near | undefined {
  const { random, hidden } = knowing;
  const local = hidden.has('email') ? undefined : baseEmail(account.email).split('@')[0]!;
  const handle = hidden.has('handle') || account.handle === null ? undefined : bareHandle(account.handle);
  const ways: NearWay[] = stranger ? ['name', 'letter', 'number', 'digit'] : ['name', 'letter', 'letter', 'digit'];
  const way = random.pick(ways);
  if (way === 'digit') return nearPhone(knowing, account);
  const named = [local, handle].filter((name) => name !== undefined);
  if (named.length === 0) return undefined;
  const name = random.pick(named);
  if (way === 'letter') {
    const slipped = letterSlip(random, name);
    return slipped === name ? undefined : { near: way, ...spelled(knowing, account, slipped, name !== local) };
  }
  if (way === 'number') {
    const next = name.replace(/\d+$/, (digits) => String(Number(digits) + 1));
    return next === name ? undefined : { near: way, ...spelled(knowing, account, next, name !== local) };
  }
  return { near: way, ...elsewhere(knowing, account, name, name === local) };
}

/** The name where the account has it: a handle, or a mailbox at the same provider. */
function spelled({ random }: Knowing, account: Account, name: string, handle: boolean): Known {
  if (handle) return { kind: 'telegram', value: random.chance(0.5) ? `@${name}` : name };
  return { kind: 'email', value: `${name}@${baseEmail(account.email).split('@')[1]!}` };
}

/** The name at another provider, or as a handle where the account has a mailbox. */
function elsewhere({ random, setting }: Knowing, account: Account, name: string, mailbox: boolean): Known {
  if (mailbox && random.chance(0.4)) return { kind: 'telegram', value: `@${name}` };
  const own = baseEmail(account.email).split('@')[1]!;
  return { kind: 'email', value: `${name}@${random.pick(setting.domains.filter((domain) => domain !== own))}` };
}

/** One letter replaced, left out, doubled, or exchanged with the next. */
function letterSlip(random: Random, name: string): string {
  const letters = [...name].flatMap((sign, i) => (/[a-z]/.test(sign) ? [i] : []));
  if (letters.length === 0) return name;
  const at = random.pick(letters);
  const [before, letter, after] = [name.slice(0, at), name[at]!, name.slice(at + 1)];
  const way = random.int(4);
  if (way === 0) return before + String.fromCharCode(97 + random.int(26)) + after;
  if (way === 1) return before + after;
  if (way === 2) return before + letter + letter + after;
  return /^[a-z]/.test(after) ? before + after[0]! + letter + after.slice(1) : before + letter + letter + after;
}

/** The account's telephone with a digit replaced or two exchanged, in its last six: so that it stays a number. */
function nearPhone({ random, occurring }: Knowing, account: Account): Near | undefined {
  const phone = account.phones.find(({ number }) => ((occurring.numbers.flags(number) ?? 0) & SEEN.own) !== 0);
  if (!phone) return undefined;
  const national = digitSlip(random, phone);
  const value = `+${REGIONS[phone.region]!.calling}${national}`;
  return national === phone.national ? undefined : { near: 'digit', kind: 'phone', value };
}

function digitSlip(random: Random, { national }: Phone): string {
  const at = national.length - 1 - random.int(5);
  if (random.chance(0.3)) {
    return national.slice(0, at - 1) + national[at]! + national[at - 1]! + national.slice(at + 1);
  }
  return national.slice(0, at) + String((Number(national[at]) + random.between(1, 9)) % 10) + national.slice(at + 1);
}
