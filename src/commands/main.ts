import { Command, CommanderError } from 'commander';
import { EXIT_CODES, isRingbreakError, type RingbreakError } from '../base/errors.ts';
import { COMMANDS } from './all.ts';
import { VERSION } from './version.ts';

/** So long a command may take to stop by itself after Ctrl-C, milliseconds. */
const GRACE_MS = 1200;

/**
 * Runs one command line and returns the exit code: 0 done, 1 our bug, 2 wrong usage, 3 unusable exhibit, 4 damaged case,
 * 5 locked, 6 not permitted, 130 stopped by Ctrl-C.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const onSignal = (): void => {
    stop.abort();
    // What does not stop by itself is cut off: a case survives a kill at any moment.
    setTimeout(() => process.exit(stopped()), GRACE_MS).unref();
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const json = argv.includes('--json');
  try {
    let code = 0;
    const program = buildProgram((result) => {
      code = result;
    }, stop.signal);
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    return stop.signal.aborted ? stopped() : report(error, json);
  } finally {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
  }
}

function stopped(): number {
  process.stderr.write('Stopped. What was acknowledged is kept; the next run goes on from there.\n');
  return 130;
}

/** The whole command line, also for the generated reference. */
export function buildProgram(done: (code: number) => void, signal: AbortSignal): Command {
  const program = new Command('ringbreak')
    .description(
      'From a seized phone-fraud service to identified victims, ranked operators and evidence that anyone can verify',
    )
    .version(VERSION)
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'show help')
    .exitOverride();
  for (const define of COMMANDS) {
    // Commander hands over what the command declared: arguments, options, the command itself.
    const command = define((work) => async (...args: unknown[]) => {
      done(await (work as unknown as (signal: AbortSignal, ...args: unknown[]) => Promise<number>)(signal, ...args));
    });
    command.option('--json', 'print the result as JSON').option('--quiet', 'no progress and no remarks').exitOverride();
    program.addCommand(command);
  }
  return program;
}

function report(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_CODES.usage;
  if (isRingbreakError(error)) {
    process.stderr.write(json ? `${JSON.stringify(error)}\n` : errorText(error));
    return error.exitCode;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `This is a bug in Ringbreak, not a mistake of yours. Please report it with these lines:\n${stack}\n`,
  );
  return EXIT_CODES.bug;
}

function errorText(error: RingbreakError): string {
  const where = Object.entries(error.where).map(([kind, value]) => `${kind} ${value}`);
  return [
    `${error.code}: ${error.what}`,
    ...(where.length > 0 ? [`  where: ${where.join(', ')}`] : []),
    `  next:  ${error.next}`,
    '',
  ].join('\n');
}
