import type { Command } from 'commander';
import type { CommonOptions } from './session.ts';

/** Details of a new case. */
export interface NewCaseOptions {
  readonly title?: string;
  readonly agency?: string;
  readonly caseId?: string;
  readonly currency?: string;
  readonly region?: string;
  readonly zone?: string;
}

/** Details of exhibits that are taken in. */
export interface TakeInOptions {
  readonly inPlace?: boolean;
  readonly receivedFrom?: string;
  readonly legalBasis?: string;
  readonly handlingCode?: 'H0' | 'H1' | 'H2' | 'H3';
  readonly reason?: string;
}

export type RunOptions = CommonOptions &
  NewCaseOptions &
  TakeInOptions & { readonly mapping?: readonly string[]; readonly timings?: boolean };

export function withNewCaseOptions(command: Command): Command {
  return command
    .option('--title <text>', 'title of the case (default: name of the folder)')
    .option('--agency <text>', 'agency that works the case')
    .option('--case-id <id>', "the agency's own number of the case (default: drawn)")
    .option('--currency <code>', 'currency of sums, ISO 4217 (default: the one that most payments are in)')
    .option('--region <code>', "the agency's own region, ISO 3166-1 alpha-2: national numbers fall back on it")
    .option('--zone <name>', "IANA time zone of the service's clock (default: inferred)");
}

export function withTakeInOptions(command: Command): Command {
  return command
    .option('--in-place', 'leave the bytes where they are and keep a hash: the case is then not self-contained')
    .option('--received-from <text>', 'who handed the exhibits over')
    .option('--legal-basis <text>', 'warrant, order or request')
    .option('--handling-code <code>', 'H0, H1, H2 or H3')
    .option('--reason <text>', 'why they are taken in: goes to the ledger');
}

export function withBuildOptions(command: Command): Command {
  return command
    .option('--threads <n>', 'cores to use (default: all); the result does not depend on it')
    .option('--memory <size>', 'memory for the database engine (default: 3900MB); more goes to disk')
    .option('--events', 'progress as lines of JSON on standard error, for programs');
}
