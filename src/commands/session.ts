import { availableParallelism } from 'node:os';
import {
  type BuildOptions,
  buildDatabase,
  type CaseDatabase,
  mustBeFinished,
  readDatabase,
} from '../actions/database.ts';
import { type Effects, realEffects } from '../base/effects.ts';
import { type Case, openCase } from '../case/case.ts';
import type { Engine } from '../engines/engine.ts';
import { type Console, openConsole } from './console.ts';

/** Options that every command takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly events?: boolean;
  readonly threads?: string;
  readonly memory?: string;
}

/** What a command works with. */
export interface Session {
  readonly console: Console;
  readonly effects: Effects;
  readonly build: BuildOptions;
}

/** The part of a session that the program as a whole decides: Ctrl-C. */
export function openSession(options: CommonOptions, signal: AbortSignal): Session {
  return {
    console: openConsole(options),
    effects: realEffects(),
    build: {
      threads: options.threads ? Number.parseInt(options.threads, 10) : availableParallelism(),
      // The process needs up to 1.6 GB beyond it for Node, readers and what the allocator keeps: 6 GiB in all are not exceeded.
      memory: options.memory ?? '3900MB',
      signal,
    },
  };
}

/** Opens a case for the length of `work`, without its database. */
export async function withFolder<T>(folder: string, write: boolean, work: (target: Case) => Promise<T>): Promise<T> {
  const target = await openCase(folder, { write });
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}

/** Opens a case for the length of `work`, and its last build with it, which must be a finished one. */
export async function withCase<T>(
  folder: string,
  session: Session,
  work: (target: Case, engine: Engine) => Promise<T>,
): Promise<T> {
  return withFolder(folder, false, async (target) => {
    const engine = await readDatabase(target, session.build);
    return interruptible(engine, session, async () => {
      await mustBeFinished(target, engine);
      return work(target, engine);
    });
  });
}

/** Opens a case for writing for the length of `work`, and its database for a build. */
export async function withBuild<T>(
  folder: string,
  session: Session,
  work: (target: Case, engine: CaseDatabase) => Promise<T>,
): Promise<T> {
  return withFolder(folder, true, async (target) => {
    const engine = await buildDatabase(target, session.build);
    return interruptible(engine, session, () => work(target, engine));
  });
}

async function interruptible<T>(engine: Engine, session: Session, work: () => Promise<T>): Promise<T> {
  const stop = (): void => engine.interrupt();
  session.build.signal?.addEventListener('abort', stop);
  try {
    return await work();
  } finally {
    session.build.signal?.removeEventListener('abort', stop);
    await engine.close();
  }
}
