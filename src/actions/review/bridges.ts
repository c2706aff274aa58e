/** A link without which its group falls apart, with the accounts of the smaller part. */
export interface Bridge {
  /** Index of the link. */
  readonly link: number;
  readonly part: readonly string[];
}

interface Arm {
  readonly to: string;
  readonly link: number;
}

/** One account on the way of the walk. */
interface Visit {
  readonly account: string;
  /** Link by which it was reached; -1 at the start. */
  readonly by: number;
  readonly order: number;
  next: number;
}

/**
 * Links whose removal divides a group (bridges of a graph, Tarjan 1974), walked without recursion: groups can be long
 * chains. Several links between the same two accounts are no bridge.
 *
 * @param links pairs of accounts
 */
export function bridgesOf(links: readonly (readonly [string, string])[]): Bridge[] {
  const arms = new Map<string, Arm[]>();
  for (const [link, [a, b]] of links.entries()) {
    if (a === b) continue;
    push(arms, a, { to: b, link });
    push(arms, b, { to: a, link });
  }
  const order = new Map<string, number>();
  const bridges: Bridge[] = [];
  for (const start of [...arms.keys()].sort()) {
    if (!order.has(start)) walk(start, arms, order, bridges);
  }
  return bridges.sort((x, y) => x.link - y.link);
}

function push(arms: Map<string, Arm[]>, from: string, arm: Arm): void {
  const there = arms.get(from);
  if (there) there.push(arm);
  else arms.set(from, [arm]);
}

/** Visits one group from `start`; accounts of a finished branch are a run at the end of `seen`. */
function walk(
  start: string,
  arms: ReadonlyMap<string, readonly Arm[]>,
  order: Map<string, number>,
  bridges: Bridge[],
): void {
  const seen: string[] = [];
  const low: number[] = [];
  const found: { link: number; from: number; to: number }[] = [];
  const enter = (account: string, by: number): Visit => {
    order.set(account, seen.length);
    low.push(seen.length);
    seen.push(account);
    return { account, by, order: seen.length - 1, next: 0 };
  };
  const path = [enter(start, -1)];
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const arm = arms.get(at.account)![at.next];
    at.next += 1;
    if (!arm) {
      path.pop();
      const above = path.at(-1);
      if (!above) continue;
      low[above.order] = Math.min(low[above.order]!, low[at.order]!);
      if (low[at.order]! > above.order) found.push({ link: at.by, from: at.order, to: seen.length });
    } else if (arm.link !== at.by) {
      const before = order.get(arm.to);
      if (before === undefined) path.push(enter(arm.to, arm.link));
      else low[at.order] = Math.min(low[at.order]!, before);
    }
  }
  for (const { link, from, to } of found) {
    const inside = seen.slice(from, to);
    const part = inside.length * 2 <= seen.length ? inside : [...seen.slice(0, from), ...seen.slice(to)];
    bridges.push({ link, part: part.sort() });
  }
}
