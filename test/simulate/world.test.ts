import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spoofshopSetting } from '../../src/simulate/shapes/spoofshop/setting.ts';
import { Agenda } from '../../src/simulate/world/agenda.ts';
import { CallEngine } from '../../src/simulate/world/calls.ts';
import { newLead } from '../../src/simulate/world/leads.ts';
import type { CallEvent, ContactEvent, LoginEvent } from '../../src/simulate/world/model.ts';
import { SEEN } from '../../src/simulate/world/number-table.ts';
import type { SceneEvent } from '../../src/simulate/world/scenes.ts';
import { makeServers, serverClock } from '../../src/simulate/world/servers.ts';
import { makeWorld } from '../../src/simulate/world/world.ts';

type Kept = CallEvent & { readonly flags: number };

function play(seed: number, calls = 12_000) {
  const world = makeWorld('test', spoofshopSetting, 200, calls, seed);
  const seen = {
    calls: [] as Kept[],
    logins: [] as LoginEvent[],
    scenes: [] as SceneEvent[],
    contacts: [] as ContactEvent[],
  };
  const sink = {
    call: (call: CallEvent, flags: number) => seen.calls.push({ ...call, flags }),
    login: (login: LoginEvent) => seen.logins.push({ ...login }),
    interception: () => {},
    scene: (scene: SceneEvent) => seen.scenes.push(scene),
    contact: (contact: ContactEvent) => seen.contacts.push(contact),
  };
  const engine = new CallEngine(world, world.plan, sink, calls);
  world.plan.starts.forEach((_, index) => {
    engine.play(index);
  });
  engine.finish();
  return { world, ...seen };
}

const PLAYED = [3, 8, 14, 21].map((seed) => play(seed));

test('a world places exactly the calls that were asked for, each with a key of its own', () => {
  for (const { calls } of PLAYED) {
    expect(calls.length).toBe(12_000);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(12_000);
  }
});

test('a scene names calls to its number alone, in order of time, by accounts of one hand or one centre', () => {
  for (const { world, calls, scenes } of PLAYED) {
    const byId = new Map(calls.map((call) => [call.id, call]));
    const crewOf = (account: number) => {
      const operator = world.operators[world.accounts[account]!.operator]!;
      return operator.centre < 0 ? `operator ${operator.index}` : `centre ${operator.centre}`;
    };
    for (const scene of scenes) {
      const own = scene.calls.map(({ id }) => byId.get(id)!);
      for (const call of own) expect(call.number).toBe(scene.phone.number);
      expect(new Set(scene.accounts.map(crewOf)).size).toBe(1);
      expect(own.map(({ start }) => start)).toEqual(own.map(({ start }) => start).sort((a, b) => a - b));
    }
  }
});

test('a chain shows two or more numbers in turn, every other scene with a script less than two', () => {
  const chains = PLAYED.flatMap(({ scenes }) => scenes.filter(({ kind }) => kind === 'chain'));
  expect(chains.length).toBeGreaterThan(100);
  for (const { presented } of chains) expect(new Set(presented).size).toBeGreaterThan(1);
  for (const { scenes } of PLAYED) {
    for (const { kind, presented } of scenes) if (kind === 'call_back') expect(new Set(presented).size).toBe(1);
  }
});

test('people of a centre ring from its rooms in its shifts; a VPN exit serves strangers at all hours', () => {
  const { world, calls } = PLAYED.find(({ world: { centres } }) => centres.length > 2)!;
  const centre = world.centres.reduce((a, b) => (a.accounts.length > b.accounts.length ? a : b));
  const rooms = new Set(centre.rooms.flatMap((leases) => leases.map(({ ip }) => ip)));
  const own = calls.filter((call) => centre.accounts.includes(call.account));
  const inside = own.filter((call) => rooms.has(call.ip));
  expect(inside.length).toBeGreaterThan(own.length * 0.5);
  expect(calls.filter((call) => rooms.has(call.ip) && !centre.accounts.includes(call.account))).toEqual([]);
  const hours = (list: readonly Kept[]) => new Set(list.map(({ start }) => Math.floor(start / 3600) % 24)).size;
  const vpn = calls.filter((call) => world.hubs.vpns.includes(call.ip));
  expect(new Set(vpn.map(({ account }) => world.accounts[account]!.operator)).size).toBeGreaterThan(10);
  expect(hours(vpn)).toBeGreaterThan(hours(inside));
});

test('a list has entries that were called and others that were not, and calls name their entry', () => {
  const { calls, contacts } = PLAYED.find((one) => one.contacts.length > 100)!;
  const numbers = new Set(calls.map(({ number }) => number));
  const called = contacts.filter(({ phone }) => numbers.has(phone.number));
  expect(called.length).toBeGreaterThan(0);
  expect(called.length).toBeLessThan(contacts.length);
  const entry = new Map(contacts.map(({ id, phone }) => [id, phone.number]));
  for (const call of calls) if (call.contact > 0) expect(entry.get(call.contact)).toBe(call.number);
});

test('an account with a recorded message plays it for the same time to many numbers', () => {
  const lengths = PLAYED.flatMap(({ world, calls }) =>
    world.accounts
      .filter(({ message }) => message !== null)
      .map(({ index, message }) => {
        const answered = calls.filter(({ account, recorded }) => account === index && recorded);
        const full = answered.filter(({ talk }) => talk - message!.seconds >= 0 && talk - message!.seconds <= 1);
        return { answered: answered.length, full: full.length };
      }),
  );
  const busy = lengths.filter(({ answered }) => answered > 30);
  expect(busy.length).toBeGreaterThan(0);
  for (const { answered, full } of busy) expect(full).toBeGreaterThan(answered * 0.15);
});

test('people who hang up do so within a minute, and people who are held are so for longer', () => {
  for (const { calls } of PLAYED) {
    for (const { flags, talk, digits } of calls) {
      if (flags & SEEN.contacted && !(flags & SEEN.held)) expect(talk).toBeLessThanOrEqual(96);
      if (flags & SEEN.held && digits === null) expect(talk).toBeGreaterThan(60);
    }
  }
});

test('a call that two servers log names two of them, and clocks differ as their server says', () => {
  const several = PLAYED.find(({ world }) => world.servers.length > 1 && world.habits.places.alsoLogged > 0);
  for (const { server, alsoServer } of several?.calls ?? []) if (alsoServer >= 0) expect(alsoServer).not.toBe(server);
  const { world } = PLAYED[0]!;
  const [first] = makeServers(world.random('clock'), world.habits);
  expect(serverClock(first!, 1_600_000_000, 1_590_000_000)).toBe(1_600_000_000);
  const late = { index: 1, name: 'b', ahead: -7, drift: 2 };
  expect(serverClock(late, 86_400 * 10, 0)).toBe(86_400 * 10 - 7 + 20);
});

test('appointments are kept in order of time, each once', () => {
  const lead = newLead({ number: 1, region: 0, national: '1' });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1000), fc.nat(5))), fc.nat(1000), (wanted, until) => {
      const agenda = new Agenda();
      for (const [due, account] of wanted) agenda.add({ due, account, caller: -1, lead, purpose: 'back' });
      const own = agenda.takeOf(2, -1, until);
      const taken: number[] = [];
      for (let one = agenda.takeDue(2000); one; one = agenda.takeDue(2000)) taken.push(one.due);
      if (own) expect(own.account === 2 && own.due <= until).toBe(true);
      expect(taken).toEqual(taken.toSorted((a, b) => a - b));
      expect(taken.length + (own ? 1 : 0)).toBe(wanted.length);
    }),
  );
});
