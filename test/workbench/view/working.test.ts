import { describe, expect, it } from 'vitest';
import { inertJson, subjectOf } from '../../../src/workbench/screens/ledger/view/subject.ts';
import { fieldsOf, toggled, withField, withTarget } from '../../../src/workbench/screens/mapping/view/edit.ts';
import { listed, markOf } from '../../../src/workbench/screens/review/view/common.ts';

const line = (what: string, left: string, right: string, agreement: 'same' | 'differs' | 'open' = 'differs') => ({
  what,
  left,
  right,
  agreement,
});

describe('two records side by side', () => {
  it('agree in part when one address of several is common, however many share it', () => {
    const addresses = line('addresses', '203.0.113.9 (shared by 2); 192.0.2.1', '203.0.113.9 (shared by 2); 192.0.2.7');
    expect(markOf(addresses)).toBe('partly');
    expect(listed(addresses)!.left.map(({ common }) => common)).toEqual([true, false]);
    expect(markOf(line('addresses', '192.0.2.1', '192.0.2.7'))).toBe('differs');
  });

  it('are not marked as different for what one person need not have alike', () => {
    expect(markOf(line('calls', '12', '800'))).toBe('unmarked');
    expect(markOf(line('email', 'a@example.org', 'b@example.org'))).toBe('differs');
    expect(markOf(line('email', 'a@example.org', '', 'open'))).toBe('open');
  });
});

describe('editing a mapping', () => {
  const field = { from: [{ column: 2, name: 'day' }], as: { kind: 'text' as const }, confidence: 1, reasons: [] };
  const table = { source: 't', target: 'call', confidence: 1, reasons: [], fields: { started_at: field } };

  it('joins columns to a field and takes them away again', () => {
    expect(toggled(field, 3, true)).toEqual([2, 3]);
    expect(toggled(field, 2, false)).toEqual([]);
    expect(fieldsOf(table, 2)).toEqual(['started_at']);
    expect(fieldsOf(withField(table, 'started_at', undefined), 2)).toEqual([]);
  });

  it('drops fields of another canonical table, and nothing when the table stays', () => {
    expect(withTarget(table, 'message').fields).toEqual({});
    expect(withTarget(table, 'call')).toBe(table);
  });
});

describe('an entry of the ledger', () => {
  it('is shown without anything that turns text round', () => {
    const shown = inertJson(JSON.stringify({ reason: 'safe\u202etxt.exe' }));
    expect(shown).toContain('\\u202e');
    expect(JSON.parse(shown)).toEqual({ reason: 'safe\u202etxt.exe' });
  });

  it('says what it is about in a few words', () => {
    const event = { index: 1, at: '', actor: '', type: '', reason: '' };
    const about = { subject: 'accounts', a: '1', b: '2', verdict: 'same' };
    expect(subjectOf({ ...event, details: { about } })).toBe('accounts · same · 1 · 2');
    expect(subjectOf({ ...event, details: { about: { ...about, a: null, b: null } } })).toBe('accounts · same');
    expect(subjectOf({ ...event, details: { name: 'victim.talk_s', value: 60 } })).toBe('victim.talk_s = 60');
  });
});
