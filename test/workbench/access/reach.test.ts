import { expect, test } from 'vitest';
import { serveWorkbench } from '../../../src/workbench/serve.ts';

const serve = (options: Partial<Parameters<typeof serveWorkbench>[0]>) =>
  serveWorkbench({
    folders: ['/nowhere'],
    port: 0,
    host: '127.0.0.1',
    signal: new AbortController().signal,
    ready: () => {},
    ...options,
  });
const tls = { cert: 'cert.pem', key: 'key.pem' };

test.each([
  ['an address of others without TLS', { host: '0.0.0.0' }, 'UNSAFE_HOST'],
  ['a host name without TLS', { host: 'workbench.example', publicUrl: 'https://workbench.example' }, 'UNSAFE_HOST'],
  ['TLS without the address of the pages', { host: '0.0.0.0', tls }, 'NO_PUBLIC_URL'],
  ['a proxy without the address of the pages', { behindProxy: true }, 'NO_PUBLIC_URL'],
  ['pages in the clear behind a proxy', { behindProxy: true, publicUrl: 'http://workbench.example' }, 'NO_PUBLIC_URL'],
  ['no address at all', { host: '0.0.0.0', tls, publicUrl: 'workbench' }, 'NO_PUBLIC_URL'],
])('serving refuses %s before it opens anything', async (_, options, code) => {
  await expect(serve(options)).rejects.toMatchObject({ code, kind: 'usage' });
});

test('with TLS, or behind a proxy that speaks it, the cases are opened', async () => {
  const publicUrl = 'https://workbench.example';
  await expect(serve({ host: '0.0.0.0', tls, publicUrl })).rejects.toMatchObject({ code: 'NOT_A_CASE' });
  await expect(serve({ host: '0.0.0.0', behindProxy: true, publicUrl })).rejects.toMatchObject({ code: 'NOT_A_CASE' });
  await expect(serve({})).rejects.toMatchObject({ code: 'NOT_A_CASE' });
});
