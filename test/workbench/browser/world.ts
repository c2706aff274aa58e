import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Role } from '../../../src/workbench/access/roles.ts';
import { launchChromium } from '../../../tools/chromium.ts';
import { madeOnce } from '../../once/made-once.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PASSWORD = 'correct horse battery staple 47';

/** A machine without the libraries of a browser sets this; every other machine has to be able to look at the pages. */
export const SKIPPED = process.env['RINGBREAK_SKIP_BROWSER'] === '1';
if (SKIPPED) process.stderr.write('SKIPPED: browser tests of the workbench (RINGBREAK_SKIP_BROWSER=1)\n');

export interface WorldOptions {
  readonly accounts?: number;
  readonly calls?: number;
  readonly shape?: string;
  /** Serve an empty case instead of a simulated seizure. */
  readonly empty?: boolean;
}

/** The workbench as people meet it: the command line's own server on a case, a real browser, people with passwords. */
export class World {
  readonly root: string;
  readonly url: string;
  readonly caseId: string;
  readonly folder: string;
  readonly browser: Browser;
  readonly #server: ChildProcess;
  readonly #admin: string;
  #people = 0;

  private constructor(
    root: string,
    url: string,
    caseId: string,
    browser: Browser,
    server: ChildProcess,
    admin: string,
  ) {
    this.root = root;
    this.folder = join(root, 'case');
    this.url = url;
    this.caseId = caseId;
    this.browser = browser;
    this.#server = server;
    this.#admin = admin;
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const root = await mkdtemp(join(tmpdir(), 'ringbreak-world-'));
    const folder = join(root, 'case');
    if (options.empty) ringbreak(root, ['new', folder, '--title', 'Empty case', '--agency', 'Example Police']);
    else await cp(await builtCase(options), root, { recursive: true });
    const server = spawn(process.execPath, ['bin/ringbreak.ts', 'serve', folder, '--port', '0', '--json'], {
      cwd: ROOT,
      env: environment(root),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { url, signIn } = await address(server);
    const first = await fetch(signIn, { redirect: 'manual' });
    const admin = first.headers.getSetCookie()[0]!.split(';')[0]!;
    const cases = (await (await fetch(`${url}/api/cases`, { headers: { cookie: admin } })).json()) as { id: string }[];
    return new World(root, url, cases[0]!.id, await launchChromium(), server, admin);
  }

  /** A new person with these roles, signed in in a browser of their own. */
  async signedIn(
    roles: readonly Role[],
    more: { regions?: readonly string[]; dark?: boolean } = {},
  ): Promise<BrowserContext> {
    const name = `${roles.join(' ')} ${++this.#people}`;
    const grant = { name, sign_in_name: name, roles, cases: null, regions: more.regions ?? null };
    const { link } = await this.#post<{ link: string }>('/api/people', grant, this.#admin);
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      colorScheme: more.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const token = new URL(link, this.url).hash.slice(1);
    const answer = await context.request.post(`${this.url}/api/sign-in/invitation`, {
      headers: { 'x-ringbreak': '1' },
      data: { token, password: PASSWORD },
    });
    if (!answer.ok()) throw new Error(`the invitation was refused: ${await answer.text()}`);
    return context;
  }

  /** A page on which nothing may go wrong unseen. */
  async page(context: BrowserContext, path = ''): Promise<{ page: Page; problems: string[] }> {
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(this.url) && !/^(data|blob):/.test(request.url())) problems.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(`${this.url}/case/${this.caseId}${path}`);
    await settled(page);
    return { page, problems };
  }

  async #post<T>(path: string, body: unknown, cookie: string): Promise<T> {
    const headers = { cookie, 'content-type': 'application/json', 'x-ringbreak': '1' };
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Runs a command of the command line on the case. */
  ringbreak(...args: readonly string[]): string {
    return ringbreak(this.root, args);
  }

  async close(): Promise<void> {
    await this.browser.close();
    if (this.#server.exitCode === null) {
      const ended = once(this.#server, 'exit');
      this.#server.kill('SIGINT');
      await ended;
    }
    await rm(this.root, { recursive: true, force: true });
  }
}

/** Waits until nothing is being fetched and no part says that it is loading. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page
    .getByRole('status')
    .filter({ hasText: /^Loading/ })
    .first()
    .waitFor({ state: 'detached', timeout: 20_000 });
}

/** A folder with a case and the key of who made it, built once in a run of the tests. */
function builtCase({ accounts = 120, calls = 6000, shape = 'spoofshop' }: WorldOptions): Promise<string> {
  return madeOnce(`${shape}-${accounts}-${calls}-47`, async (root) => {
    const out = join(root, 'seizure');
    const size = ['--accounts', String(accounts), '--calls', String(calls), '--shape', shape, '--seed', '47'];
    ringbreak(root, ['simulate', out, ...size, '--quiet']);
    const names = (await readdir(out)).filter((name) => name !== 'truth').sort();
    ringbreak(root, ['run', join(root, 'case'), ...names.map((name) => join(out, name)), '--quiet']);
  });
}

function ringbreak(root: string, args: readonly string[]): string {
  const done = spawnSync(process.execPath, ['bin/ringbreak.ts', ...args], {
    cwd: ROOT,
    env: environment(root),
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`ringbreak ${args[0]} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

function environment(root: string): NodeJS.ProcessEnv {
  return { ...process.env, RINGBREAK_CONFIG: join(root, 'config'), NODE_ENV: 'production', NO_COLOR: '1' };
}

/** What the server prints once it answers. */
async function address(server: ChildProcess): Promise<{ url: string; signIn: string }> {
  let text = '';
  for await (const chunk of server.stdout!) {
    text += String(chunk);
    if (!text.trimEnd().endsWith('}')) continue;
    server.stdout!.resume();
    return JSON.parse(text) as { url: string; signIn: string };
  }
  throw new Error('the server ended before it answered');
}
