import type { Mapping } from '../mapping/mapping.ts';
import type { BuildMapping } from '../pipeline/context.ts';

/** On which clock the seized service ran, as the mappings have it. */
export interface ServiceZone {
  /** IANA name. */
  readonly zone: string;
  /** 0 to 1: of the column it was read from. */
  readonly confidence: number;
  /** One sentence. */
  readonly basis: string;
}

/** The zone of the calls' start times; undefined when no call table is mapped. */
export function serviceZone(mappings: readonly BuildMapping<Mapping>[]): ServiceZone | undefined {
  for (const { mapping } of mappings) {
    for (const table of mapping.tables) {
      const field = table.target === 'call' ? table.fields['started_at'] : undefined;
      if (field?.as.kind !== 'timestamp') continue;
      const { zone } = field.as;
      const told = mapping.assumptions.find((sentence) => sentence.includes(zone));
      const basis = told ?? field.reasons.find((reason) => /zone|clock|utc/i.test(reason)) ?? 'as mapped';
      return { zone, confidence: field.confidence, basis };
    }
  }
  return undefined;
}
