import type { Effects } from '../base/effects.ts';
import { RingbreakError } from '../base/errors.ts';
import type { Case, RecordedEvent } from '../case/case.ts';
import { STEPS } from '../domains/all.ts';
import type { ParamValue } from '../engines/engine.ts';
import type { Parameter } from '../pipeline/step.ts';
import { foundingParameters, parametersInForce } from './rebuild.ts';

/** A declared parameter as it stands in a case. */
export interface CaseParameter {
  readonly name: string;
  /** In force: the next build uses it. */
  readonly value: ParamValue;
  /** Without any event: from case.json where it comes from there, else as the steps declare it. */
  readonly declared: ParamValue;
  readonly about: string;
  readonly source: string;
  /** Tables of the steps that have it. */
  readonly tables: readonly string[];
  /** The event that set it last. */
  readonly set: { readonly index: number; readonly actor: string; readonly at: string; readonly reason: string } | null;
}

/** Every parameter that a step declares, in the order of the steps. */
export async function caseParameters(target: Case): Promise<CaseParameter[]> {
  const founding = foundingParameters(target);
  const values = await parametersInForce(target);
  const events = await target.events();
  return [...declaredParameters()].map(([name, { parameter, tables }]) => {
    const declared = founding[name] ?? parameter.value;
    return {
      name,
      value: values[name] ?? declared,
      declared,
      about: parameter.about,
      source: parameter.source,
      tables,
      set: lastSetting(name, events),
    };
  });
}

/**
 * Sets a parameter for this case: an event of the ledger, which the next build heeds.
 *
 * @param text the value as typed; read as the declared value's type.
 * @returns the event's index and the parameter as it stands now
 * @throws RingbreakError UNKNOWN_PARAMETER, PARAMETER_VALUE (usage), and what `record` throws.
 */
export async function setParameter(
  target: Case,
  name: string,
  text: string,
  reason: string,
  effects: Effects,
): Promise<{ readonly index: number; readonly parameter: CaseParameter }> {
  const declared = declaredParameters().get(name)?.parameter;
  if (!declared) throw unknownParameter();
  const value = typedValue(name, text, declared);
  const { index } = await target.record({ type: 'parameter_set', name, value, reason }, effects);
  return { index, parameter: (await caseParameters(target)).find((one) => one.name === name)! };
}

function declaredParameters(): Map<string, { readonly parameter: Parameter; readonly tables: string[] }> {
  const declared = new Map<string, { parameter: Parameter; tables: string[] }>();
  for (const step of STEPS) {
    for (const [name, parameter] of Object.entries(step.parameters ?? {})) {
      const known = declared.get(name);
      if (known) known.tables.push(step.name);
      else declared.set(name, { parameter, tables: [step.name] });
    }
  }
  return declared;
}

function lastSetting(name: string, events: readonly RecordedEvent[]): CaseParameter['set'] {
  const last = events.findLast(({ event }) => event.type === 'parameter_set' && event.name === name);
  if (!last) return null;
  const { actor, at, reason } = last.event;
  return { index: last.index, actor, at, reason };
}

interface NumberForm {
  readonly pattern: RegExp;
  readonly most: number;
  readonly about: string;
}

/** The declared value tells what a number is: a fraction is a share, a negative one a log-odds, any other counts something. */
function numberForm(declared: number): NumberForm {
  if (!Number.isInteger(declared)) return { pattern: /^\d(\.\d{1,6})?$/, most: 1, about: 'a share from 0 to 1' };
  if (declared < 0) return { pattern: /^-?\d{1,12}$/, most: 1e12, about: 'a whole number' };
  return { pattern: /^\d{1,12}$/, most: 1e12, about: 'a whole number that is not negative' };
}

/** @throws RingbreakError PARAMETER_VALUE (usage). */
function typedValue(name: string, text: string, { value, form }: Parameter): string | number {
  const number = typeof value === 'number' ? numberForm(value) : undefined;
  if (number?.pattern.test(text) && Number(text) <= number.most) return Number(text);
  if (typeof value === 'string' && form?.pattern.test(text)) return text;
  if (typeof value !== 'number' && !form) throw new Error(`parameter ${name} declares no form for its values`);
  throw new RingbreakError({
    kind: 'usage',
    code: 'PARAMETER_VALUE',
    what: `${name} takes ${form?.about ?? number?.about}`,
    next: `Give it such a value, for example ${String(value) || form?.example}.`,
  });
}

function unknownParameter(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'UNKNOWN_PARAMETER',
    what: 'no step has a parameter of that name',
    next: `Name one of ${[...declaredParameters().keys()].join(', ')}.`,
  });
}
