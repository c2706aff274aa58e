import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

export interface Answer {
  readonly body: unknown;
  readonly milliseconds: number;
  readonly processor: number;
}

/** A workbench that runs in a process of its own, with somebody signed in. */
export interface BenchedServer {
  readonly url: string;
  readonly caseId: string;
  /** Of the person who is signed in: `name=value`. */
  readonly cookie: string;
  /** From the start of the process to the address, seconds. */
  readonly startSeconds: number;
  /**
   * One good answer of the case's API; `path` begins below /api/case/<id>. Throws on any other. `processor` is what the server
   * worked meanwhile, in milliseconds of one core: it does not grow when others use the machine.
   */
  readonly get: (path: string) => Promise<Answer>;
  /** Largest resident size so far, megabytes. */
  readonly peakMegabytes: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts `ringbreak serve` on a built case. RINGBREAK_CONFIG must hold a key that the case knows. */
export async function startServer(folder: string): Promise<BenchedServer> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['bin/ringbreak.ts', 'serve', folder, '--port', '0', '--json', '--new-sign-in'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const { url, signIn } = JSON.parse(await addressText(child)) as { url: string; signIn: string };
  const startSeconds = (performance.now() - started) / 1000;
  const entered = await fetch(signIn, { redirect: 'manual' });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  const ask = async (path: string): Promise<Answer> => {
    const before = await processorOf(child);
    const asked = performance.now();
    const answer = await fetch(`${url}/api${path}`, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${path.slice(0, 200)}: ${text.slice(0, 300)}`);
    const milliseconds = performance.now() - asked;
    return { body: JSON.parse(text), milliseconds, processor: (await processorOf(child)) - before };
  };
  const [first] = (await ask('/cases')).body as { id: string }[];
  const caseId = first!.id;
  return {
    url,
    caseId,
    cookie,
    startSeconds,
    get: (path) => ask(`/case/${caseId}${path}`),
    peakMegabytes: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      await gone;
    },
  };
}

/** Milliseconds that all threads of the process have worked so far. proc(5): fields 14 and 15, a hundredth of a second each. */
async function processorOf(child: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${child.pid}/stat`, 'latin1')).split(') ').at(-1)!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The result with --json, which takes several lines. */
async function addressText(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const line of createInterface({ input: child.stdout! })) {
    text += line;
    if (line === '}') return text;
  }
  throw new Error('the workbench ended before it said where it is');
}
