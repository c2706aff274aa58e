import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A line that a build wrote: see commands/event-progress.ts. */
export interface BuildLine {
  readonly task?: string;
  readonly done?: string;
  readonly stage?: string;
  readonly total?: number;
  readonly unit?: string;
  readonly at?: number;
  readonly note?: string;
  /** What went wrong, as every command tells it with --json. */
  readonly code?: string;
  readonly what?: string;
  readonly next?: string;
}

export interface BuildProcess {
  /** Exit code; 130 when it was stopped. */
  readonly ended: Promise<number>;
  stop(): void;
}

/** The command line beside this file, in a checkout or as built. */
const HERE = fileURLToPath(import.meta.url);
const PROGRAM = fileURLToPath(new URL(`../../../bin/ringbreak${HERE.slice(HERE.lastIndexOf('.'))}`, import.meta.url));

/**
 * Brings a case's tables up to date in a process of its own, which the operating system prefers less than the answers of this
 * one. It is the same work as on the command line, so nothing is decided otherwise.
 *
 * @param actor who asked for it: in whose name what it records goes to the ledger
 */
export function startBuild(folder: string, actor: string, heard: (line: BuildLine) => void): BuildProcess {
  const child = spawn(process.execPath, [PROGRAM, 'run', folder, '--json', '--events'], {
    env: { ...process.env, RINGBREAK_ACTOR: actor },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  lessPreferred(child.pid);
  const lines = createInterface({ input: child.stderr });
  const read = new Promise<void>((resolve) => lines.once('close', resolve));
  lines.on('line', (text) => {
    const line = parsed(text);
    if (line) heard(line);
  });
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 130));
  });
  const ended = exited.then(async (code) => {
    await read;
    return code;
  });
  return { ended, stop: () => child.kill('SIGTERM') };
}

function lessPreferred(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system has no priorities.
  }
}

function parsed(text: string): BuildLine | undefined {
  try {
    return JSON.parse(text) as BuildLine;
  } catch {
    return undefined;
  }
}
