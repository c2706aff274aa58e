import type { Command } from 'commander';

/** What a command does: arguments and options as commander gives them; returns the exit code. */
export type Work<A extends readonly unknown[]> = (signal: AbortSignal, ...args: A) => Promise<number>;

/** Makes a commander action of a command's work. */
export type Bind = <A extends readonly unknown[]>(work: Work<A>) => (...args: unknown[]) => Promise<void>;

export type DefineCommand = (bind: Bind) => Command;
