import type { Step } from './step.ts';

/**
 * Steps in an order in which each comes after what it reads; ties keep the registry's order.
 *
 * @throws Error on an unknown or circular read: a bug in a declaration.
 */
export function planSteps(steps: readonly Step[]): Step[] {
  const made = steps.flatMap((step) => tablesOf(step).map((table) => [table, step] as const));
  const byName = new Map(made);
  if (byName.size !== made.length) throw new Error('two steps make the same table');
  const done = new Map<string, 'open' | 'placed'>();
  const ordered: Step[] = [];
  const place = (step: Step, from: string): void => {
    if (done.get(step.name) === 'placed') return;
    if (done.get(step.name) === 'open') throw new Error(`steps ${from} and ${step.name} read each other`);
    done.set(step.name, 'open');
    for (const read of step.reads) {
      const source = byName.get(read);
      if (!source) throw new Error(`step ${step.name} reads ${read}, which no step makes`);
      place(source, step.name);
    }
    done.set(step.name, 'placed');
    ordered.push(step);
  };
  for (const step of steps) place(step, '');
  return ordered;
}

/** All tables that a step makes, its own first. */
export function tablesOf(step: Step): string[] {
  return [step.name, ...(step.kind === 'code' ? (step.alsoMakes ?? []) : [])];
}
