import { describe, expect, it } from 'vitest';
import { parseDevice } from '../../src/model/values/device.ts';
import { displayEmail, parseEmail } from '../../src/model/values/email.ts';
import { displayHandle, parseHandle } from '../../src/model/values/handle.ts';
import { displayIp, parseIp } from '../../src/model/values/ip.ts';
import { displayOrganisation, parseOrganisation } from '../../src/model/values/organisation.ts';
import { displayPhone, parsePhone } from '../../src/model/values/phone.ts';
import { displayRegion, parseRegion } from '../../src/model/values/region.ts';
import { ISO_REGIONS } from '../../src/model/values/region-codes.ts';
import { areaZones, mainZone, regionZones } from '../../src/model/values/region-zone.ts';
import { displayWallet, parseWallet } from '../../src/model/values/wallet.ts';

describe('an e-mail address', () => {
  it.each([
    ['First.Last+x@GoogleMail.com', 'firstlast@gmail.com'],
    ['"Name" <a.b-c@pm.me>', 'abc@proton.me'],
    ['base-shop@yahoo.co.uk', 'base@yahoo.co.uk'],
    ['a.b@ya.ru', 'a-b@yandex.ru'],
    ['x+y@me.com', 'x@icloud.com'],
    ['A.B+c@example.org', 'a.b+c@example.org'],
    ['a@münchen.de', 'a@xn--mnchen-3ya.de'],
  ])('%s has the base form %s', (raw, base) => {
    expect(parseEmail(raw)?.canonical).toBe(base);
  });

  it.each(['', 'a@b', 'a b@c.de', '@x.org', 'a@@x.org', 'call me at noon'])('is not %j', (raw) => {
    expect(parseEmail(raw)).toBeUndefined();
  });

  it('has a base form that is its own base form', () => {
    for (const raw of ['a.b+c@gmail.com', 'x-y@yahoo.com', 'q.w@yandex.com']) {
      const base = parseEmail(raw)!.canonical;
      expect(parseEmail(displayEmail(base))?.canonical).toBe(base);
    }
  });
});

describe('a handle', () => {
  it.each([
    ['https://t.me/ShadowNeon6', 'shadowneon6'],
    ['@ShadowNeon6', 'shadowneon6'],
    ['tg://resolve?domain=ShadowNeon6&start=1', 'shadowneon6'],
    ['shadowneon6.t.me', 'shadowneon6'],
    ['t.me/+AbCdEfGh', 'telegram-invite:AbCdEfGh'],
    ['https://wa.me/447911123456', 'whatsapp:447911123456'],
  ])('%s is %s', (raw, canonical) => {
    expect(parseHandle(raw)?.canonical).toBe(canonical);
  });

  it('is not free text, a function of Telegram, or a very long text', () => {
    for (const raw of ['two words', 't.me/joinchat', `@${'a'.repeat(40)}`, 'x'.repeat(1000)]) {
      expect(parseHandle(raw)).toBeUndefined();
    }
  });

  it('is shown with its service', () => {
    expect([displayHandle('neon'), displayHandle('icq:12345')]).toEqual(['@neon', 'icq 12345']);
  });
});

describe('a wallet', () => {
  // Vectors: BIP 173, BIP 350, EIP-55, the genesis block's address, the USDT contract on TRON.
  it.each([
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'BTC', 'p2pkh'],
    ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'BTC', 'p2sh'],
    ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'BTC', 'segwit v0'],
    ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'BTC', 'taproot'],
    ['LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1', 'LTC', 'p2pkh'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'ETH', 'account'],
    ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'TRX', 'account'],
  ])('%s is one of %s, %s', (raw, chain, form) => {
    expect(parseWallet(raw)).toMatchObject({ chain, form, checksum: 'good' });
  });

  it.each([
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T5',
    'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4',
    'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz',
    'b829e1dc0cc491a938dbd0a6ae000ee0',
  ])('%s is refused', (raw) => {
    expect(parseWallet(raw)).toBeUndefined();
  });

  it('is the same in one case and in checksum case, and inside a payment link', () => {
    const lower = parseWallet('0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed');
    expect(lower).toMatchObject({ canonical: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', checksum: 'none' });
    expect(parseWallet('bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=1')?.chain).toBe('BTC');
    expect(displayWallet('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).toBe('1A1zP1eP…vfNa');
  });
});

describe('an IP address', () => {
  it.each([
    ['1.2.3.4:5060', '1.2.3.4', false],
    ['::FFFF:1.2.3.4', '1.2.3.4', false],
    ['[2001:DB8:0:0:1:0:0:1]:443', '2001:db8::1:0:0:1', true],
    ['2606:4700:0000:0000:0000:0000:0000:1111', '2606:4700::1111', false],
    ['fe80::1%eth0', 'fe80::1', true],
    ['192.168.1.1', '192.168.1.1', true],
  ])('%s is %s', (raw, canonical, special) => {
    expect(parseIp(raw)).toMatchObject({ canonical: displayIp(canonical), special });
  });

  it.each(['1.2.3', '1.2.3.256', '01.2.3.4', ':::', '1::2::3', 'g::', '12345::'])('is not %s', (raw) => {
    expect(parseIp(raw)).toBeUndefined();
  });
});

describe('other identifiers', () => {
  it('devices compare without case, braces and hyphens, and fillers are refused', () => {
    expect(parseDevice('{550E8400-E29B-41D4-A716-446655440000}')?.canonical).toBe('550e8400e29b41d4a716446655440000');
    expect(parseDevice('490154203237518')?.kind).toBe('imei');
    for (const raw of ['0'.repeat(32), 'd41d8cd98f00b204e9800998ecf8427e', 'Mozilla/5.0 (X11)', '490154203237519']) {
      expect(parseDevice(raw)).toBeUndefined();
    }
  });

  it('organisations compare without accents, legal forms and words that callers leave out', () => {
    const key = (raw: string): string | undefined => parseOrganisation(raw)?.canonical;
    expect(key('Barclays Bank UK PLC (Fraud Team)')).toBe(key('barclays'));
    expect(key('Crédit Agricole S.A.')).toBe('creditagricole');
    expect(key('Bank of Ireland')).not.toBe(key('Bank of Scotland'));
    expect(key(' … ')).toBeUndefined();
    expect(displayOrganisation('N26')).toBe('N26');
  });

  it('phones follow libphonenumber', () => {
    expect(parsePhone('07400 123456', 'GB')).toMatchObject({ canonical: '+447400123456', region: 'GB', valid: true });
    expect(parsePhone('07911 123456', 'nowhere')).toBeUndefined();
    expect(displayPhone('+447911123456')).toBe('+44 7911 123456');
  });
});

describe('a country', () => {
  it.each([
    ['UK', 'GB'],
    ['GBR', 'GB'],
    ['United Kingdom', 'GB'],
    ['Deutschland', 'DE'],
    ['Nederland', 'NL'],
    ['Россия', 'RU'],
    ['+44', 'GB'],
    ['0031', 'NL'],
    ['1-876', 'JM'],
    ['Türkiye', 'TR'],
  ])('%s is %s', (raw, region) => {
    expect(parseRegion(raw)?.canonical).toBe(region);
  });

  it('is read back from its English name and from each ISO code', () => {
    for (const code of ISO_REGIONS.codes) {
      expect(parseRegion(code)?.canonical).toBe(code);
      expect(parseRegion(displayRegion(code))?.canonical).toBe(code);
    }
  });

  it('has time zones that this program knows, the main one first', () => {
    for (const code of ISO_REGIONS.codes) {
      for (const zone of regionZones(code))
        expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    }
    expect(mainZone('AU')).toBe('Australia/Sydney');
    expect(areaZones('+12125550123')).toEqual(['America/New_York']);
    expect(areaZones('+61894000000')).toContain('Australia/Perth');
    expect(areaZones('+0')).toEqual([]);
  });
});
