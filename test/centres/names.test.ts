import { describe, expect, it } from 'vitest';
import { nameRecogniser } from '../../src/domains/facts/organisation-name.ts';

const recognise = nameRecogniser([
  'Barclays Bank UK PLC',
  'Crédit Agricole S.A.',
  'Santander',
  'Santandes Ltd',
  'TSB',
  'Сбербанк',
]);

describe('names that accounts type beside a number', () => {
  it('are recognised without case, accents, legal forms and generic words', () => {
    expect(recognise('BARCLAYS')).toEqual({ organisation: 'Barclays Bank UK PLC', how: 'name' });
    expect(recognise('credit agricole')).toEqual({ organisation: 'Crédit Agricole S.A.', how: 'name' });
  });

  it('are recognised in another script', () => {
    expect(recognise('Барклайс')?.organisation).toBe('Barclays Bank UK PLC');
    expect(recognise('Sberbank')).toEqual({ organisation: 'Сбербанк', how: 'script' });
  });

  it('are recognised within a longer text, as whole words', () => {
    expect(recognise('this is Barclays calling, urgent')).toEqual({
      organisation: 'Barclays Bank UK PLC',
      how: 'within',
    });
    expect(recognise('Barclaysia Tours')).toBeUndefined();
  });

  it('are recognised with a letter wrong, but not when two organisations are as near', () => {
    expect(recognise('Barclais')).toEqual({ organisation: 'Barclays Bank UK PLC', how: 'misspelt' });
    expect(recognise('Santanden')).toBeUndefined();
  });

  it('are not recognised by three letters within another word', () => {
    expect(recognise('TSBX')).toBeUndefined();
    expect(recognise('tsb')).toEqual({ organisation: 'TSB', how: 'name' });
  });

  it('mean nothing when they are empty, blank or enormous', () => {
    expect(recognise('')).toBeUndefined();
    expect(recognise(' \u200b ')).toBeUndefined();
    expect(recognise('x'.repeat(100_000))).toBeUndefined();
  });
});
