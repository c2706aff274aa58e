import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Effects } from '../base/effects.ts';
import type { Case, Exhibit } from '../case/case.ts';
import { STEPS } from '../domains/all.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';
import type { Mapping, TableMapping } from '../mapping/mapping.ts';
import type { BuildContext, BuildMapping } from '../pipeline/context.ts';
import { parametersOf } from '../pipeline/step.ts';
import { serviceZone } from './service-zone.ts';

/** What the report needs beyond the tables of the build, gathered from the case folder. */
export async function gatherReportContext(
  target: Case,
  context: BuildContext,
  mappings: readonly BuildMapping<Mapping>[],
  effects: Effects,
  versions: readonly string[],
) {
  const exhibits = await target.exhibits();
  const zone = serviceZone(mappings);
  return {
    generatedAt: effects.now().toISOString(),
    caseInfo: {
      id: target.info.id,
      title: target.info.title,
      agency: target.info.agency,
      handling: highestHandling(exhibits.map(({ handling_code }) => handling_code)),
      baseCurrency: context.settings.baseCurrency,
    },
    exhibits: exhibits.map((exhibit) => exhibitOf(exhibit, context, mappings)),
    mappings: mappings.map(({ exhibit, status, mapping }) => ({
      exhibit,
      exhibitName: mapping.exhibit_name,
      status: status === 'confirmed' ? ('confirmed' as const) : ('unconfirmed' as const),
      tables: mapping.tables.map(mappedTable),
    })),
    assumptions: [...new Set(mappings.flatMap(({ mapping }) => mapping.assumptions))],
    steps: STEPS.map((step) => ({
      name: step.name,
      purpose: step.purpose,
      parameters: parametersIn(step.name, context),
    })),
    ledger: {
      ...(await target.ledgerRoot()),
      checkpoint: await readFile(join(target.folder, 'ledger', 'checkpoint'), 'utf8'),
    },
    versions,
    timeZone: zone ?? { zone: 'UTC', confidence: 0, basis: 'no call table with a start time is mapped' },
    victimMinTalkSeconds: Number(
      parametersIn('number', context).find(({ name }) => name === 'victim_min_talk_s')?.value,
    ),
  };
}

function exhibitOf(exhibit: Exhibit, context: BuildContext, mappings: readonly BuildMapping<Mapping>[]) {
  const catalog = context.catalogs.find((one) => one.exhibit === exhibit.sha256);
  const mapping = mappings.find((one) => one.exhibit === exhibit.sha256)?.mapping;
  return {
    name: exhibit.name,
    sha256: exhibit.sha256,
    bytes: exhibit.size,
    format: [...new Set(catalog?.tables.map((table) => table.format) ?? [])].join(', ') || 'not readable',
    receivedAt: exhibit.received_at,
    receivedBy: exhibit.received_by,
    inPlace: exhibit.storage.kind === 'in_place',
    tables: tablesOf(catalog, mapping),
    notes: catalog?.notes ?? [],
  };
}

function tablesOf(catalog: RawCatalog | undefined, mapping: Mapping | undefined) {
  return (catalog?.tables ?? []).map(({ table, read, accepted, rejected }) => ({
    table,
    read,
    accepted,
    rejected,
    feeds: (mapping?.tables ?? []).flatMap((one) => (one.source === table && one.target ? [one.target] : [])),
  }));
}

function mappedTable(table: TableMapping) {
  return {
    source: table.source,
    target: table.target,
    confidence: table.confidence,
    fields: Object.entries(table.fields).map(([target, field]) => ({
      target,
      source: field.from.length > 0 ? field.from.map(({ name }) => name).join(' + ') : `constant ${field.value ?? ''}`,
    })),
  };
}

function parametersIn(name: string, context: BuildContext) {
  const step = STEPS.find((candidate) => candidate.name === name)!;
  const values = parametersOf(step, context);
  return Object.entries(step.parameters ?? {}).map(([parameter, { about, source }]) => {
    const value = values[parameter];
    const set = parameter in context.parameters && source !== 'case.json';
    return {
      name: parameter,
      value:
        typeof value === 'bigint' || Array.isArray(value)
          ? String(value)
          : ((value ?? null) as string | number | boolean | null),
      about,
      source: set ? 'set for this case (ledger)' : source,
    };
  });
}

/** H3 is the strictest of the UK's handling codes. */
function highestHandling(codes: readonly (string | null)[]): string {
  return (
    codes
      .filter((code) => code !== null)
      .toSorted()
      .at(-1) ?? ''
  );
}
