import type { CallWorld } from './call-world.ts';
import type { Phone } from './model.ts';
import { SEEN } from './number-table.ts';
import { drawNumber } from './presented.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';

/** A call to a line that belongs to somebody known. */
export interface SideCall {
  readonly phone: Phone;
  /** A flag of SEEN. */
  readonly kind: number;
  /** 0: not answered. */
  readonly talk: number;
}

/** The account's own phone; now and then a card or a friend's phone that only this session tests. */
export function testCall(random: Random, world: CallWorld, session: Session): SideCall {
  const { habits } = world;
  const own = session.centre && random.chance(0.5) ? session.operator.phones : session.account.phones;
  session.tested ??= random.chance(habits.strangePhone)
    ? drawNumber(random, session.account.homeRegion, 1)
    : random.pick(own);
  const { testMedian, testSigma, testLong } = habits.talk;
  const long = random.chance(testLong);
  const talk = long ? random.between(70, 600) : Math.max(2, Math.round(random.logNormal(testMedian, testSigma)));
  return { phone: session.tested, kind: SEEN.own, talk: random.chance(0.85) ? talk : 0 };
}

/** A line of an organisation, to hear how it sounds: listed or not. */
export function organisationCall(random: Random, world: CallWorld, session: Session): SideCall {
  const same = world.organisationsOf.get(session.account.regions[0]!);
  const one = random.pick(same && same.length > 0 ? same : world.organisations);
  const phone = random.pick(one.unlisted.length > 0 && random.chance(0.5) ? one.unlisted : one.phones);
  return { phone, kind: SEEN.organisation, talk: lineTalk(random, world) };
}

/** A helper of one's own, another operator, or a line of a call centre. */
export function associateCall(random: Random, world: CallWorld, session: Session): SideCall {
  const { accomplices } = session.operator;
  const kind = SEEN.associate;
  const talk = lineTalk(random, world);
  if (accomplices.length > 0 && random.chance(0.7)) return { phone: random.pick(accomplices), kind, talk };
  const other = random.pick(world.operators);
  const centre = other === session.operator || random.chance(0.5);
  return { phone: random.pick(centre ? world.hubs.centreLines : other.phones), kind, talk };
}

function lineTalk(random: Random, { habits }: CallWorld): number {
  return random.chance(0.85) ? Math.max(3, Math.round(random.logNormal(habits.talk.lineMedian, 1))) : 0;
}
