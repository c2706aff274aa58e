import { readFileSync } from 'node:fs';
import { hashOf, sha256 } from '../base/hash.ts';
import type { Engine, Params, ParamValue } from '../engines/engine.ts';
import type { Table } from '../model/table.ts';
import type { BuildContext } from './context.ts';

/** A named threshold or choice of a rule, with where it comes from; can be set per case by a ledger event. */
export interface Parameter {
  readonly value: ParamValue;
  readonly about: string;
  /** Who says so: a publication, or "ours" with the reason. */
  readonly source: string;
  /** What a text may be; every parameter that is a text has one. */
  readonly form?: { readonly pattern: RegExp; readonly about: string; readonly example: string };
}

/** A condition that must hold of the finished table: the statement returns the rows that break it. */
export interface Check {
  readonly about: string;
  readonly sql: string;
}

interface StepBase {
  /** Name of the table it makes, with its schema (`canonical.call`) unless it is `main`. */
  readonly name: string;
  /** One sentence for an expert witness. */
  readonly purpose: string;
  /** Tables of other steps it reads. */
  readonly reads: readonly string[];
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly table: Table;
  readonly checks?: readonly Check[];
  /** What else decides the result, beyond SQL and parameters: mappings, exhibits, case settings. */
  readonly inputs?: (context: BuildContext) => Record<string, unknown>;
}

/** A step that is one SELECT in a .sql file. */
export interface SqlStep extends StepBase {
  readonly kind: 'sql';
  readonly sql: string;
}

/** A step that needs decisions outside SQL (a projection from a mapping, a clustering). */
export interface CodeStep extends StepBase {
  readonly kind: 'code';
  /** Raise it whenever the result for some input changes. */
  readonly version: number;
  /** Names of further tables that it makes on the way; others may read them. */
  readonly alsoMakes?: readonly string[];
  /**
   * Leaves a table called `target` behind, and `<name>__new` for every further one: scratch names, which the runner
   * renames together.
   */
  readonly make: (target: string, context: BuildContext, engine: Engine) => Promise<void>;
}

export type Step = SqlStep | CodeStep;

/** A step whose SELECT lies in `<file>` beside its declaration: `defineSqlStep(import.meta.url, 'number.sql', {…})`. */
export function defineSqlStep(here: string, file: string, step: Omit<SqlStep, 'kind' | 'sql'>): SqlStep {
  return { kind: 'sql', sql: readFileSync(new URL(file, here), 'utf8'), ...step };
}

/** A step made by code. */
export function defineCodeStep(step: Omit<CodeStep, 'kind'>): CodeStep {
  return { kind: 'code', ...step };
}

/** The parameters' values in force: the declared ones, unless the case sets others. */
export function parametersOf(step: Step, context: BuildContext): Params {
  return parametersIn(step.parameters ?? {}, context);
}

/** The same of any declared parameters. */
export function parametersIn(declared: Readonly<Record<string, Parameter>>, context: BuildContext): Params {
  return Object.fromEntries(Object.entries(declared).map(([name, p]) => [name, context.parameters[name] ?? p.value]));
}

/** Everything that decides a step's result, in canonical form: its hash is the step's key. */
export function stepInputs(
  step: Step,
  context: BuildContext,
  upstream: readonly { name: string; key: string }[],
): Record<string, unknown> {
  return {
    name: step.name,
    made_by: step.kind === 'sql' ? { sql: sha256(step.sql) } : { version: step.version },
    parameters: parametersOf(step, context),
    declaration: hashOf({ columns: step.table.columns, key: step.table.key }),
    engine: context.engineVersion,
    upstream: upstream.map(({ name, key }) => ({ name, key })),
    ...(step.inputs?.(context) ?? {}),
  };
}
