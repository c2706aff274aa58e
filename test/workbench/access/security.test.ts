import { expect, test } from 'vitest';
import { office, outcome } from './office.ts';

test('answers of the API are kept nowhere, and every answer carries a policy without inline scripts', async () => {
  const place = await office();
  const analyst = await place.signedIn({ roles: ['analyst'] });
  const { headers } = await analyst.get('/api/me');
  expect(headers.get('cache-control')).toBe('no-store');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toMatch(/style-src-elem 'self' 'nonce-[^']+'/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe|unsafe-eval/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test.each([
  ['without the header of the pages', { 'x-ringbreak': '' }],
  ['of another origin', { origin: 'http://evil.example' }],
  ['of another port of this machine', { origin: 'http://localhost:9999' }],
  ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['of no origin at all', { origin: 'null' }],
])('a change %s is refused', async (_, headers) => {
  const place = await office();
  const analyst = await place.signedIn({ roles: ['analyst'] });
  expect(await outcome(analyst.send('POST', '/api/sign-out', {}, headers))).toBe('403 FOREIGN_PAGE');
  expect(await outcome(analyst.get('/api/me'))).toBe('200');
});

test.each(['evil.example', 'localhost.evil.example', '192.168.1.4:4747', 'localhost@evil.example', ''])(
  'the host name %s gets nothing',
  async (host) => {
    const place = await office();
    const analyst = await place.signedIn({ roles: ['analyst'] });
    expect(await outcome(analyst.get('/api/me', { host }))).toBe('403 OTHER_NAME');
  },
);

test('what a proxy says of the host is believed only when there is one', async () => {
  const direct = await office();
  expect(
    await outcome(direct.browser().get('/api/sign-in/ways', { host: 'evil.example', 'x-forwarded-host': 'localhost' })),
  ).toBe('403 OTHER_NAME');
  const behind = await office({ publicUrl: 'https://wb.example.police', behindProxy: true });
  const ask = (headers: Record<string, string>) => outcome(behind.browser().get('/api/sign-in/ways', headers));
  expect(await ask({ host: '10.0.0.4:4747', 'x-forwarded-host': 'wb.example.police' })).toBe('200');
  expect(await ask({ host: '10.0.0.4:4747', 'x-forwarded-host': 'evil.example' })).toBe('403 OTHER_NAME');
});
