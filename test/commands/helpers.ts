import { execFile } from 'node:child_process';
import { main } from '../../src/commands/main.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a process of its own, as a user does, with `config` as the person's configuration folder. */
export function ringbreakApart(config: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['bin/ringbreak.ts', ...args],
      { env: { ...process.env, RINGBREAK_CONFIG: config, RINGBREAK_ACTOR: 'tester' }, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

let before: Promise<unknown> = Promise.resolve();

/**
 * The same in this process: what is loaded and compiled is there from the second command on. Commands wait for one
 * another, because the environment and the streams of the process are theirs while they run.
 */
export function ringbreakAs(config: string, ...args: string[]): Promise<Outcome> {
  const outcome = before.then(() => runHere(config, args));
  before = outcome.catch(() => undefined);
  return outcome;
}

async function runHere(config: string, args: readonly string[]): Promise<Outcome> {
  const environment = process.env;
  const streams = [process.stdout, process.stderr] as const;
  const own = streams.map((stream) => stream.write);
  const said = ['', ''];
  process.env = { ...environment, RINGBREAK_CONFIG: config, RINGBREAK_ACTOR: 'tester' };
  for (const [i, stream] of streams.entries()) {
    stream.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
      said[i] += typeof text === 'string' ? text : Buffer.from(text).toString();
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    }) as typeof stream.write;
  }
  try {
    const code = await main(['node', 'ringbreak', ...args]);
    return { code, stdout: said[0]!, stderr: said[1]! };
  } finally {
    for (const [i, stream] of streams.entries()) stream.write = own[i]!;
    process.env = environment;
  }
}

/** A user table and a call table as a service might keep them: `calls` calls by 40 users. */
export function tinyService(calls: number): { readonly users: string; readonly calls: string } {
  const people = Array.from({ length: 40 }, (_, i) => `${i + 1},user${i},u${i}@gmail.com,GB`);
  const rows = Array.from({ length: calls }, (_, i) => {
    const at = new Date(Date.UTC(2022, 2, 1, 9, 0, i * 97)).toISOString().slice(0, 19).replace('T', ' ');
    const talk = i % 3 === 0 ? 0 : (i * 37) % 400;
    const number = `07911${String(123456 + i * 7).slice(0, 6)}`;
    const outcome = talk > 0 ? 'ANSWERED' : 'NO ANSWER';
    return `${i + 1},${(i % 40) + 1},${number},+443457345345,Barclays,${at},${talk + 9},${talk},${outcome}`;
  });
  return {
    users: `id,login,email,country\n${people.join('\n')}\n`,
    calls: `id,user_id,dst,src,name,started,duration,billsec,disposition\n${rows.join('\n')}\n`,
  };
}

/** Bytes that no format is made of. */
export function noise(): Buffer {
  return Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff));
}
