import { describe, expect, it } from 'vitest';
import { measuredClaims, measuredShare } from '../../src/domains/explain/measured.ts';

describe('beside a probability', () => {
  it('stands how often links or pairs stated so surely were right, or that it was not measured', () => {
    expect(measuredShare('account_link', 0.95)).toMatch(/^of \d+ links stated at 90 % and more .* \d+ were right/);
    expect(measuredShare('account_link', 0.3)).toContain('below 70 % are right was not measured');
    expect(measuredShare('complaint_call', 0.05)).toMatch(/stated at 0 to 20 %/);
  });

  it('stands the share that was right among claims of the same ten per cent', () => {
    const [one] = measuredClaims('scene', { probability: 0.97 });
    expect(one).toMatchObject({ probability: 0.97 });
    expect(one!.measured).toMatch(/^of \d+ claims stated at 90 to 100 % .* % were right/);
    expect(measuredClaims('victim', { probability: 1 })[0]!.measured).toContain('90 to 100 %');
    expect(measuredClaims('victim', { probability: 0.01 })[0]!.measured).toContain('not measured');
  });

  it('stands what the row itself says, or that nothing was measured; nothing where nothing is stated', () => {
    expect(measuredClaims('known_match', { probability: 0.9, measured: 'nine of ten' })[0]!.measured).toBe(
      'nine of ten',
    );
    expect(measuredClaims('other', { probability: 0.9 })[0]!.measured).toBe('not measured');
    expect(measuredClaims('known_lead', { probability: null })).toEqual([]);
  });
});
