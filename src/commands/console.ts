import { ListrLogger, ProcessOutput } from 'listr2';

/** Where a command writes: results to stdout, everything else to stderr, so that results can be piped. */
export interface Console {
  readonly json: boolean;
  readonly quiet: boolean;
  /** A program watches stderr: progress comes as lines of JSON. */
  readonly events: boolean;
  /** Somebody watches stderr. */
  readonly live: boolean;
  /** A result: text, or the value as JSON with --json. */
  result(value: unknown, text: () => string): void;
  /** A remark that is no result; not with --quiet or --json. */
  say(text: string): void;
}

export function openConsole(options: { json?: boolean; quiet?: boolean; events?: boolean }): Console {
  const json = options.json ?? false;
  const events = options.events ?? false;
  const quiet = (options.quiet ?? false) || events;
  return {
    json,
    quiet,
    events,
    live: process.stderr.isTTY === true && !quiet && !json,
    result: (value, text) => {
      process.stdout.write(json ? `${JSON.stringify(value, bigintAsText, 2)}\n` : `${text().trimEnd()}\n`);
    },
    say: (text) => {
      if (!quiet && !json) process.stderr.write(`${text}\n`);
    },
  };
}

/** Progress goes to stderr. */
export function stderrLogger(): ListrLogger {
  return new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
