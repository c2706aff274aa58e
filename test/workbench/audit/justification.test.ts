import { expect, test } from 'vitest';
import { office, outcome } from '../access/office.ts';

const CASE = '/api/case/op-example';

test('where the case demands it nothing is shown without a reason, and the reason is logged', async () => {
  const place = await office();
  const boss = await place.signedIn({ roles: ['supervisor'] });
  const auditor = await place.signedIn({ roles: ['auditor'] });
  const look = (headers = {}) => auditor.send('POST', `${CASE}/audit/search`, {}, headers);
  expect(await outcome(look())).toBe('200');
  const demand = { demanded: true, reason: 'a case with a journalist among the victims' };
  expect(await outcome(auditor.send('PUT', `${CASE}/justification`, demand))).toBe('403 NOT_ALLOWED');
  expect(await outcome(boss.send('PUT', `${CASE}/justification`, demand))).toBe('200');
  expect(await outcome(look())).toBe('403 JUSTIFICATION_NEEDED');
  expect(await outcome(look({ 'x-justification': '%E4%B8' }))).toBe('400 JUSTIFICATION_UNREADABLE');
  expect(await outcome(look({ 'x-justification': encodeURIComponent('Prüfung März') }))).toBe('200');
  const mine = (why: string) => outcome(auditor.send('POST', `${CASE}/justification/mine`, { why }));
  expect(await mine('  ')).toBe('400 INVALID_REQUEST');
  expect(await mine('quarterly audit')).toBe('200');
  const { entries } = (await (await look()).json()) as {
    entries: { type: string; why: string | null; what: string }[];
  };
  const looked = entries.filter(({ type }) => type === 'consulted');
  expect(looked.map(({ what, why }) => [what, why])).toEqual([
    ['audit', 'Prüfung März'],
    ['audit', null],
  ]);
  const [last] = ((await (await look()).json()) as { entries: { why: string | null }[] }).entries;
  expect(last!.why).toBe('quarterly audit');
});

test('a number is found in the log in any spelling, by who saw it and who looked for it', async () => {
  const place = await office();
  const auditor = await place.signedIn({ roles: ['auditor'] });
  const target = place.cases.list()[0]!;
  await place.trail.consulted(target, auditor.id, [
    { what: 'table:victim', ids: ['+447700900123', 'raw:0123'], count: 2 },
    {
      what: 'search',
      ids: ['number:+447700900123'],
      count: 1,
      filters: [{ column: 'q', op: 'contains', value: '+31 6 12345678' }],
    },
  ]);
  const found = async (value: string) => {
    const answer = await auditor.send('POST', `${CASE}/audit/search`, { value, type: 'consulted' });
    const { entries } = (await answer.json()) as { entries: { what: string }[] };
    return entries.map(({ what }) => what).filter((what) => what !== 'audit');
  };
  expect(await found('00 44 (7700) 900-123')).toEqual(['search', 'table:victim']);
  expect(await found('+31612345678')).toEqual(['search']);
  expect(await found('+447700900124')).toEqual([]);
});
