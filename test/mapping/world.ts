import type { Cell } from './raw.ts';

/** A small service with the habits of a real one; every figure follows from the seed. Names are not its business. */
export interface World {
  readonly accounts: Rows;
  readonly logins: Rows;
  readonly payments: Rows;
  readonly calls: Rows;
  readonly codes: Rows;
  readonly tickets: Rows;
}
export type Rows = Cell[][];

export interface Style {
  readonly seed?: number;
  readonly accounts?: number;
  readonly calls?: number;
  /** Minutes east of UTC of local times, for an instant (ms). */
  readonly offset?: (ms: number) => number;
  /** Local time as the tables spell it. */
  readonly stamp?: (ms: number) => string;
  readonly outcomes?: readonly [answered: string, none: string, busy: string, failed: string];
  readonly captured?: readonly [yes: string, no: string];
}

export function prng(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const iso = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
export const two = (n: number) => String(n).padStart(2, '0');
export const dmy = (ms: number, sign = '/') => {
  const d = new Date(ms);
  return `${two(d.getUTCDate())}${sign}${two(d.getUTCMonth() + 1)}${sign}${d.getUTCFullYear()}`;
};
export const mdy = (ms: number) => {
  const d = new Date(ms);
  return `${two(d.getUTCMonth() + 1)}/${two(d.getUTCDate())}/${d.getUTCFullYear()}`;
};

const START = Date.UTC(2021, 0, 4);
const SPAN = 640 * 86_400_000;
export const ORGANISATIONS = ['Barclays', 'HSBC UK', 'Rabobank', 'Santander', 'Sparkasse', 'Bank of Ireland', 'ING'];
export const FIRST = [
  'Emma',
  'Lucas',
  'Sofia',
  'Jan',
  'Marie',
  'Hugo',
  'Anna',
  'Tom',
  'Eva',
  'Max',
  'Lena',
  'Paul',
  'Nina',
  'Karl',
];
export const LAST = [
  'Jansen',
  'Smith',
  'Garcia',
  'Muller',
  'Novak',
  'Rossi',
  'Dubois',
  'Kowalski',
  'Berg',
  'Silva',
  'Wood',
  'Maes',
  'Lopez',
];

export class Dice {
  readonly next: () => number;
  constructor(seed: number) {
    this.next = prng(seed);
  }
  int(n: number): number {
    return Math.floor(this.next() * n);
  }
  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)]!;
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  digits(n: number): string {
    return Array.from({ length: n }, () => this.int(10)).join('');
  }
  hex(n: number): string {
    return Array.from({ length: n }, () => this.int(16).toString(16)).join('');
  }
  person(): string {
    return `${this.pick(FIRST)} ${this.pick(LAST)}`;
  }
  mobile(): string {
    const number = this.chance(0.5) ? `447${this.digits(9)}` : `316${this.digits(8)}`;
    const spelling = this.int(4);
    if (spelling === 0) return `+${number}`;
    if (spelling === 1) return `00${number}`;
    if (spelling === 2) return `0${number.slice(2)}`;
    return number;
  }
  ip(): string {
    return `185.${this.int(250)}.${this.int(250)}.${1 + this.int(250)}`;
  }
  wallet(): string {
    return `bc1q${Array.from({ length: 38 }, () => 'acdefghjklmnpqrstuvwxyz023456789'[this.int(32)]).join('')}`;
  }
}

/** accounts: key, username, email, hash, handle, country, plan, balance, created, seen, ip, referrer, banned, notes. */
export function makeWorld(style: Style = {}): World {
  const dice = new Dice(style.seed ?? 7);
  const n = style.accounts ?? 60;
  const local = (ms: number) => (style.stamp ?? iso)(ms + (style.offset?.(ms) ?? 0) * 60_000);
  const accounts: Rows = [];
  const logins: Rows = [];
  const payments: Rows = [];
  const exchange = dice.wallet();
  for (let a = 1; a <= n; a++) {
    const created = START + dice.int(SPAN / 3);
    const seen = created + dice.int(SPAN / 2);
    const device = dice.hex(32);
    const ips = [dice.ip(), dice.ip()];
    accounts.push([
      a,
      `${dice.pick(['neon', 'dark', 'king', 'wolf'])}${dice.pick(['fox', 'ghost', 'zen'])}${dice.int(9000)}x${a}`,
      `u${dice.digits(6)}@${dice.pick(['gmail.com', 'proton.me'])}`,
      `$2y$10$${dice.hex(53)}`,
      dice.chance(0.6) ? `@h${dice.digits(6)}` : null,
      dice.pick(['GB', 'NL', 'DE', 'US']),
      dice.pick(['free', 'basic', 'vip']),
      (dice.int(20000) / 100).toFixed(2),
      local(created),
      local(seen),
      ips[0]!,
      a > 5 && dice.chance(0.3) ? 1 + dice.int(a - 1) : null,
      dice.chance(0.1) ? 1 : 0,
      dice.chance(0.2) ? 'please do not disturb me, I pay well' : null,
    ]);
    for (let i = 0; i < 4; i++) {
      logins.push([
        logins.length + 1,
        a,
        dice.pick(ips),
        dice.pick([
          'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
          'Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X)',
        ]),
        device,
        local(created + dice.int(1e10)),
      ]);
    }
    const deposit = dice.wallet();
    const own = dice.chance(0.4) ? exchange : dice.wallet();
    for (let i = 0; i < 3; i++) {
      payments.push([
        payments.length + 1,
        a,
        dice.pick(['btc', 'ltc', 'usdt']),
        deposit,
        dice.chance(0.15) ? null : own,
        dice.hex(64),
        (dice.next() / 10).toFixed(8),
        `${dice.pick([20, 50, 150, 300])}.00`,
        local(created + dice.int(1e10)),
        dice.chance(0.9) ? 1 : 0,
      ]);
    }
  }
  return { accounts, logins, payments, ...makeCalls(dice, style, n, local) };
}

/** calls: key, account, uniqueid, presented, name, dialled, start, duration, talk, outcome, trunk, ip, digits, cost. */
function makeCalls(
  dice: Dice,
  style: Style,
  n: number,
  local: (ms: number) => string,
): Pick<World, 'calls' | 'codes' | 'tickets'> {
  const calls: Rows = [];
  const codes: Rows = [];
  const tickets: Rows = [];
  const lines = ORGANISATIONS.map((name) => ({ name, number: `44345${dice.digits(7)}` }));
  const [yes, none, busy, failed] = style.outcomes ?? ['ANSWERED', 'NO ANSWER', 'BUSY', 'FAILED'];
  for (let c = 1; c <= (style.calls ?? 1500); c++) {
    const at = START + Math.floor((c / (style.calls ?? 1500)) * SPAN);
    const account = c <= n ? c : 1 + dice.int(n);
    const shown = dice.pick(lines);
    const answered = dice.chance(0.4);
    const ring = 3 + dice.int(30);
    const talk = answered ? 1 + dice.int(dice.chance(0.2) ? 1500 : 40) : 0;
    const dialled = dice.mobile();
    const code = answered && dice.chance(0.2) ? dice.digits(6) : null;
    calls.push([
      c,
      account,
      `${Math.floor(at / 1000)}.${c}`,
      dice.chance(0.5) ? `+${shown.number}` : `00${shown.number}`,
      dice.chance(0.9) ? shown.name : null,
      dialled,
      local(at),
      ring + talk,
      talk,
      answered ? yes : dice.pick([none, none, busy, failed]),
      `SIP/trunk${dice.int(4)}`,
      dice.ip(),
      code,
      (talk * 0.0018).toFixed(4),
    ]);
    if (answered && dice.chance(0.3)) {
      codes.push([
        codes.length + 1,
        account,
        c,
        dialled,
        shown.name,
        dice.digits(6),
        dice.pick(style.captured ?? ['captured', 'expired']),
        local(at + 40_000),
      ]);
    }
    if (dice.chance(0.04)) {
      tickets.push([
        tickets.length + 1,
        account,
        dice.pick(['Payment missing', 'No sound', 'Help']),
        `${dice.pick(['my deposit of last night did not arrive', 'the line was cut again after a minute'])}, case ${c}`,
        local(at),
      ]);
    }
  }
  return { calls, codes, tickets };
}

/** ref, received, name, postcode, called, displayed, call date, call time, claimed, loss, currency, narrative. */
export function makeComplaints(style: {
  seed?: number;
  rows?: number;
  date: (ms: number) => string;
  money: (cents: number) => string;
  parts: readonly string[];
  withheld: string;
  story: string;
  currency?: string;
}): Rows {
  const dice = new Dice(style.seed ?? 3);
  const lines = ORGANISATIONS.map((name) => ({ name, number: `44345${dice.digits(7)}` }));
  return Array.from({ length: style.rows ?? 160 }, (_, i) => {
    const call = START + dice.int(SPAN);
    const shown = dice.pick(lines);
    return [
      `KR-${1000 + i}`,
      style.date(call + dice.int(40) * 86_400_000),
      dice.person(),
      dice.pick(['SW1A 1AA', '1012 AB', 'M1 4BT', '3011 CD']),
      dice.chance(0.9) ? dice.mobile() : null,
      dice.chance(0.15) ? style.withheld : dice.chance(0.5) ? `+${shown.number}` : `00${shown.number}`,
      style.date(call),
      dice.chance(0.6) ? `${two(dice.int(24))}:${two(dice.int(60))}` : dice.chance(0.6) ? dice.pick(style.parts) : null,
      shown.name,
      style.money(dice.int(2_000_000)),
      style.currency ?? dice.pick(['EUR', 'GBP']),
      `${style.story} ${dice.digits(4)}`,
    ];
  });
}
