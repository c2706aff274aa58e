import { expect, test } from 'vitest';
import { complain, type MadeCall } from './seizure.ts';

const scene = 'sc-1';
const CALLS: MadeCall[] = [
  { ref: 'c1', to: '+447700900123', at: '2022-03-05 14:03:00', talk: 400, account: 'a1', scene },
  { ref: 'c2', to: '+447700900123', at: '2022-03-05 15:03:00', talk: 500, account: 'a2', scene },
  ...Array.from({ length: 200 }, (_, i) => ({
    ref: `x${i}`,
    to: `+4479${String(10_000_019 * ((i % 89) + 1)).slice(0, 8)}`,
    at: new Date(Date.UTC(2022, 0, 1, 10) + i * 86_400_000).toISOString().slice(0, 19).replace('T', ' '),
    talk: (i * 37) % 150,
    account: 'b1',
  })),
];
const WHO = { called: '+447700900123', name: 'Anna Marlow', postcode: 'LS1 4AP' };

test('a complaint about two operators counts once for each and once in all', async () => {
  const complaints = [{ ...WHO, ref: 'R1', day: '2022-03-05', time: '14:05', loss: 900 }];
  await complain({ calls: CALLS, complaints }, async (rows) => {
    const offences = await rows(
      'SELECT operator_id, operators, counted, in_total, loss_base FROM offence ORDER BY operator_id',
    );
    expect(offences.map((row) => [row.operator_id, row.operators, row.counted])).toEqual([
      ['op-a1', 2, true],
      ['op-a2', 2, true],
    ]);
    expect(offences.filter((row) => row.in_total)).toHaveLength(1);
    expect(String(offences[0]!.loss_base)).toBe('900.00');
  });
});

test('the loss of a scam that a person told twice counts once, where it was told largest', async () => {
  const complaints = [
    { ...WHO, ref: 'R1', day: '2022-03-05', time: '14:05', loss: 900 },
    { ...WHO, ref: 'R2', day: '2022-03-06', name: 'A. Marlow', loss: 1000 },
    { ...WHO, ref: 'R3', day: '2022-06-20', loss: 50 },
  ];
  await complain({ calls: CALLS, complaints }, async (rows) => {
    const persons = await rows(
      'SELECT complaint_ref, person_id, complaints, scam, counted FROM complaint_person ORDER BY complaint_ref',
    );
    expect(new Set(persons.map((row) => row.person_id)).size).toBe(1);
    expect(persons.map((row) => [row.scam, row.counted])).toEqual([
      [1, false],
      [1, true],
      [2, true],
    ]);
    const [sum] = await rows("SELECT loss FROM work.operator_loss WHERE operator_id = 'op-a1'");
    expect(String(sum!.loss)).toBe('1000.00');
  });
});

test('members of a household with one telephone are different persons', async () => {
  const complaints = [
    { ...WHO, ref: 'R1', day: '2022-03-05', time: '14:05', loss: 900 },
    { ...WHO, ref: 'R2', day: '2022-03-05', name: 'Tobias Quick', loss: 1000 },
  ];
  await complain({ calls: CALLS, complaints }, async (rows) => {
    const [counted] = await rows(
      'SELECT count(DISTINCT person_id) AS persons, count(*) FILTER (WHERE counted) AS counted FROM complaint_person',
    );
    expect(counted).toEqual({ persons: 2, counted: 2 });
  });
});
