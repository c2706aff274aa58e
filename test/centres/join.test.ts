import { describe, expect, it } from 'vitest';
import { type HandOver, joinCrews } from '../../src/domains/centres/join-crews.ts';
import { joinPlaces, type Stay } from '../../src/domains/centres/join-places.ts';

const stay = (place: string, account: string, hours = 5): Stay => ({ kind: 'address', place, account, hours });
const passed = (a: string, b: string, numbers: number, common = numbers, transferred = 0): HandOver => ({
  a,
  b,
  numbers,
  common,
  transferred,
});

describe('rooms and crews', () => {
  it('rooms that share enough accounts are one place', () => {
    const { accounts } = joinPlaces(
      [stay('x', 'a'), stay('x', 'b'), stay('x', 'c'), stay('y', 'b'), stay('y', 'c')],
      300,
    );
    expect(new Set([...accounts.values()].map(({ group }) => group)).size).toBe(1);
  });

  it('one account in two rooms does not make them one; it belongs where it worked longer', () => {
    const { accounts } = joinPlaces([stay('x', 'a'), stay('x', 'b', 9), stay('y', 'b', 2), stay('y', 'c')], 300);
    expect(accounts.get('b')!.group).toBe(accounts.get('a')!.group);
    expect(accounts.get('c')!.group).not.toBe(accounts.get('a')!.group);
  });

  it('names of places may hold any character without being mixed up', () => {
    const { accounts } = joinPlaces([stay('x\ny', 'a'), stay('x', 'b'), stay('y', 'c')], 300);
    expect(new Set([...accounts.values()].map(({ group }) => group)).size).toBe(3);
  });

  it('crews that hand people to each other are one', () => {
    const crews = joinCrews(
      new Map([
        ['a', '1'],
        ['b', '1'],
        ['c', '2'],
      ]),
      [passed('a', 'b', 4), passed('b', 'c', 3)],
      3,
      2,
      0.1,
    );
    expect(crews.get('c')).toBe(crews.get('a'));
  });

  it('a few people in common among many do not join two crews', () => {
    const handOvers = [passed('a', 'b', 100), passed('c', 'd', 90), passed('b', 'c', 4)];
    const crews = joinCrews(
      new Map([
        ['a', '1'],
        ['b', '1'],
        ['c', '2'],
        ['d', '2'],
      ]),
      handOvers,
      3,
      2,
      0.1,
    );
    expect(crews.get('c')).not.toBe(crews.get('a'));
  });

  it('a lone account joins the crew to which most of its people go', () => {
    const groups = new Map([
      ['a', '1'],
      ['b', '1'],
      ['x', '2'],
      ['y', '2'],
    ]);
    const crews = joinCrews(
      groups,
      [passed('a', 'b', 5), passed('x', 'y', 5), passed('b', 'l', 3), passed('l', 'x', 1)],
      3,
      2,
      0.1,
    );
    expect(crews.get('l')).toBe(crews.get('a'));
  });

  it('one person handed on is enough where strangers have nobody in common, but not between two lone accounts', () => {
    const groups = new Map([
      ['a', '1'],
      ['b', '1'],
    ]);
    const crews = joinCrews(groups, [passed('a', 'b', 3), passed('b', 'l', 1), passed('x', 'y', 1)], 3, 2, 0.1);
    expect(crews.get('l')).toBe(crews.get('a'));
    expect(crews.has('x')).toBe(false);
  });

  it('one person handed on joins lone accounts where next to nobody is called by two of them within a day by chance', () => {
    const strangers = Array.from({ length: 40 }, (_, i) => passed(`s${i}`, `t${i}`, 0, 1));
    const chain = ['a', 'b', 'c', 'd', 'e'];
    const handOvers = [...strangers, ...chain.slice(1).map((one, i) => passed(chain[i]!, one, 1))];
    const crews = joinCrews(new Map(), handOvers, 3, 2, 0.001);
    expect(new Set(chain.map((one) => crews.get(one))).size).toBe(1);
    expect(crews.has('a')).toBe(true);
    expect(joinCrews(new Map(), handOvers, 3, 2, 0.1).size).toBe(0);
  });

  it('a crew without a room is seen by people that it hands to and fro, where chance hands on nobody', () => {
    const ring = ['a', 'b', 'c', 'd', 'e', 'f'];
    const handOvers = ring.flatMap((one, i) =>
      ring.slice(i + 1).map((other, k) => passed(one, other, k === 0 && i % 2 === 0 ? 2 : 1)),
    );
    const crews = joinCrews(new Map(), handOvers, 3, 2, 0.1);
    expect(new Set(ring.map((one) => crews.get(one))).size).toBe(1);
    expect(crews.get('a')).toBeDefined();
  });

  it('a lone account that hands all its people to a busy crew belongs to it', () => {
    const groups = new Map([
      ['a', '1'],
      ['b', '1'],
    ]);
    const crews = joinCrews(groups, [passed('a', 'b', 60), passed('b', 'l', 4)], 3, 2, 0.1);
    expect(crews.get('l')).toBe(crews.get('a'));
  });

  it('a place of which it is open whether it is a room counts when it hands people to a crew, and only then', () => {
    const groups = new Map([
      ['a', '1'],
      ['b', '1'],
    ]);
    const rooms = new Map([
      ['x', 'room 1'],
      ['y', 'room 1'],
      ['p', 'room 2'],
      ['q', 'room 2'],
    ]);
    const crews = joinCrews(groups, [passed('a', 'b', 9), passed('b', 'x', 2), passed('p', 'q', 2)], 3, 2, 0.1, rooms);
    expect(crews.get('y')).toBe(crews.get('a'));
    expect(crews.has('p')).toBe(false);
  });

  it('one person handed on is too few where strangers call the same numbers all the time', () => {
    const strangers = Array.from({ length: 40 }, (_, i) => passed(`s${i}`, `t${i}`, 0, 3));
    const groups = new Map([
      ['a', '1'],
      ['b', '1'],
    ]);
    const crews = joinCrews(groups, [passed('a', 'b', 3), passed('b', 'l', 1), ...strangers], 3, 2, 0.1);
    expect(crews.has('l')).toBe(false);
  });

  it('two who bought one list and call it in their own time are not one crew', () => {
    expect(joinCrews(new Map(), [passed('a', 'b', 5, 60)], 3, 2, 0.1).size).toBe(0);
  });

  it('calls that were passed on join accounts that chance would leave apart, a single one does not', () => {
    const strangers = Array.from({ length: 40 }, (_, i) => passed(`s${i}`, `t${i}`, 1, 9));
    const joined = joinCrews(
      new Map(),
      [passed('a', 'b', 2, 40, 2), passed('c', 'd', 1, 40, 1), ...strangers],
      3,
      2,
      0.1,
    );
    expect(joined.get('a')).toBe(joined.get('b'));
    expect(joined.has('a')).toBe(true);
    expect(joined.has('c')).toBe(false);
  });

  it('the order of what is read does not matter', () => {
    const groups = new Map([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ]);
    const handOvers = [passed('a', 'b', 3), passed('b', 'c', 3), passed('a', 'c', 3)];
    const there = joinCrews(groups, handOvers, 3, 2, 0.1);
    const back = joinCrews(new Map([...groups].reverse()), [...handOvers].reverse(), 3, 2, 0.1);
    expect([...there].sort()).toEqual([...back].sort());
  });

  it('where leads are sold within the day strangers do not make crews of many rooms, however much they hand on together', () => {
    const groups = new Map<string, string>();
    const handOvers: HandOver[] = [];
    for (let room = 0; room < 150; room++) {
      for (const seat of ['a', 'b']) groups.set(`${seat}${room}`, `room ${room}`);
      handOvers.push(passed(`a${room}`, `b${room}`, 4));
      // Every room has one number in common with several others, called within a day as often as not.
      for (const step of [1, 7, 30, 64])
        handOvers.push(passed(`a${room}`, `b${(room + step) % 150}`, (room + step) % 2, 1));
    }
    // Two people without a room who hand on like strangers, and two rooms of one crew.
    handOvers.push(passed('l', 'm', 1), passed('a3', 'a90', 12, 14));
    const crews = joinCrews(groups, handOvers, 3, 2, 0.01);
    expect(new Set(crews.values()).size).toBe(149);
    expect(crews.get('a3')).toBe(crews.get('b90'));
    expect(crews.has('l')).toBe(false);
  });

  it('an open room joins a crew with as many as a quarter of its people, not with one of the strangers who share an exit', () => {
    const groups = new Map([
      ['a', '1'],
      ['b', '1'],
    ]);
    const room = (name: string, people: number) =>
      Array.from({ length: people }, (_, i): [string, string] => [`${name}${i}`, `room ${name}`]);
    const rooms = new Map([...room('exit', 40), ...room('flat', 4)]);
    const handOvers = [passed('a', 'b', 5), passed('b', 'exit3', 3, 3, 3), passed('b', 'flat0', 3)];
    const crews = joinCrews(groups, handOvers, 3, 2, 0.001, rooms);
    expect(crews.get('flat3')).toBe(crews.get('a'));
    expect(crews.has('exit7')).toBe(false);
  });
});
