import type { Engine } from '../engines/engine.ts';
import type { RawCatalog, RawTable } from '../formats/raw-catalog.ts';
import { canonicalTable } from '../model/tables/all.ts';
import type { Mapping, TableMapping } from './mapping.ts';
import { PRESETS } from './presets/all.ts';
import { presetMappings } from './presets/apply.ts';
import { type Recognised, recogniseTables } from './presets/recognise.ts';
import { lookedUpOnly, understoodTables, withAccountKeys } from './presets/understood.ts';
import { sampleAll, type TableData, type TableProfile } from './profile/profile.ts';
import { rawFile } from './profile/sample.ts';
import { round } from './suggest/choose.ts';
import { makeContexts } from './suggest/context.ts';
import { type Assumption, buildFields, type FieldHints } from './suggest/fields.ts';
import { findReferences } from './suggest/keys.ts';
import type { Understood } from './suggest/knowledge.ts';
import { type Decision, decideTargets } from './suggest/targets.ts';
import { inferZone, type ZoneFinding } from './zone/infer.ts';
import { observeLinked, observeWithin } from './zone/observe.ts';

export interface SuggestOptions {
  /** ISO 3166-1 alpha-2: settles zones and day/month order where the data does not. */
  readonly defaultRegion?: string;
  /** IANA zone that the case states. */
  readonly serviceZone?: string;
  /** ISO 4217 code of sums that name none. */
  readonly baseCurrency?: string;
  /** Names of exhibits for people, by SHA-256. */
  readonly exhibitNames?: Readonly<Record<string, string>>;
  /** Tables left out because they are mapped like another one, by that one. */
  readonly alike?: ReadonlyMap<RawTable, readonly RawTable[]>;
}

export interface Suggestion {
  /** For exhibits that have no mapping yet, in the order of the catalogues. */
  readonly mappings: Mapping[];
  readonly profiles: TableProfile[];
  readonly zone: ZoneFinding;
}

/**
 * Suggests how raw tables feed the canonical ones, from content and key structure first, names second. Existing mappings are
 * context and stay as they are. The same inputs give the same suggestion.
 *
 * @param rawFolder derived/raw of the case: the tables' files lie in `<exhibit>/<file>`.
 */
export async function suggestMappings(
  engine: Engine,
  rawFolder: string,
  catalogs: readonly RawCatalog[],
  existing: readonly Mapping[],
  options: SuggestOptions = {},
): Promise<Suggestion> {
  const tables = (await sampleAll(engine, rawFolder, catalogs)).map((table) => {
    const alike = options.alike?.get(table.raw);
    return alike ? { ...table, further: alike.map((twin) => rawFile(rawFolder, twin)) } : table;
  });
  const recognised = recogniseTables(tables, PRESETS);
  const references = await findReferences(engine, tables, lookedUpOnly(recognised));
  const fixed = new Map([...understoodTables(recognised), ...fixedTargets(tables, existing)]);
  const contexts = makeContexts(tables, references).map((context) => withAccountKeys(context, recognised));
  const decisions = decideTargets(contexts, fixed);
  const observations = [...observeWithin(tables), ...(await observeLinked(engine, references))];
  const zone = inferZone(observations, { region: options.defaultRegion, fallback: options.serviceZone });
  const hints: FieldHints = {
    zone: zone.zone,
    order: options.defaultRegion === 'US' ? 'mdy' : 'dmy',
    currency: options.baseCurrency,
  };
  const mappings = catalogs
    .filter((catalog) => !existing.some((mapping) => mapping.exhibit === catalog.exhibit))
    .map((catalog) => exhibitMapping(catalog, decisions, recognised, hints, zone, options));
  return { mappings, profiles: tables.map((table) => table.profile), zone };
}

function fixedTargets(tables: readonly TableData[], existing: readonly Mapping[]): Map<TableData, Understood> {
  const fixed = new Map<TableData, Understood>();
  for (const table of tables) {
    const mapping = existing.find((candidate) => candidate.exhibit === table.raw.exhibit);
    if (!mapping) continue;
    const mapped = mapping.tables.find(({ source, target }) => source === table.raw.table && target !== null);
    const fields = Object.entries(mapped?.fields ?? {}).flatMap(([field, { from }]) =>
      from.length > 0 ? [[field, from[0]!.column] as const] : [],
    );
    fixed.set(table, { data: table, target: mapped?.target ?? '', fields: new Map(fields) });
  }
  return fixed;
}

function exhibitMapping(
  catalog: RawCatalog,
  decisions: readonly Decision[],
  recognised: ReadonlyMap<TableData, Recognised>,
  hints: FieldHints,
  zone: ZoneFinding,
  options: SuggestOptions,
): Mapping {
  const assumptions: Assumption[] = [];
  const own = decisions.filter(({ context }) => context.data.raw.exhibit === catalog.exhibit);
  const others = [...recognised.values()];
  const tables = own.flatMap((decision) => {
    const found = recognised.get(decision.context.data);
    if (!found) return [tableMapping(decision, hints, assumptions)];
    return presetMappings({ found, context: decision.context, hints, others, assumptions });
  });
  if (tables.some((table) => usesZone(table, zone.zone))) assumptions.push(...zoneAssumption(zone));
  return {
    format: 1,
    exhibit: catalog.exhibit,
    exhibit_name: options.exhibitNames?.[catalog.exhibit] ?? catalog.exhibit.slice(0, 16),
    tables,
    assumptions: assumptions
      .toSorted((a, b) => b.doubt - a.doubt || (a.text < b.text ? -1 : 1))
      .map(({ text }) => text),
  };
}

function tableMapping({ context, scores, only }: Decision, hints: FieldHints, assumptions: Assumption[]): TableMapping {
  const source = context.data.raw.table;
  const [best, second] = scores;
  if (!best) return { source, target: null, confidence: 0.5, reasons: [whyNothing(context.data)], fields: {} };
  const target = canonicalTable(best.rule.target);
  const built = buildFields(context, best, target, hints);
  const mean = [...best.fields.values()].reduce((sum, { confidence }) => sum + confidence, 0) / best.fields.size;
  const rival = second && second.rule.target !== best.rule.target ? second : undefined;
  const margin = 1 - (rival?.score ?? 0) / best.score;
  const confidence = round(
    Math.min(0.99, mean * (0.75 + 0.25 * Math.min(1, margin * 2)) * Math.min(1, best.score / 3)),
  );
  const reasons = [`${best.fields.size} of its columns fit ${target.name} (${target.row})`];
  if (context.referredBy.length > 0)
    reasons.push(`${context.referredBy.length} column(s) of other tables refer to its key`);
  if (rival) reasons.push(`next best: ${rival.rule.target}`);
  assumptions.push(...built.assumptions);
  if (confidence < 0.6)
    assumptions.push({
      doubt: 1 - confidence / 2,
      text: `Table ${source} is taken as ${target.name}, with little certainty: ${reasons.join('; ')}.`,
    });
  if (only) reasons.push('the table mixes kinds of rows: these are the rows of this kind');
  const filter = only && {
    only: { column: only.column, name: context.data.raw.columns[only.column]!.name, values: [...only.values] },
  };
  return { source, target: target.name, ...filter, confidence, reasons, fields: built.fields };
}

function whyNothing(table: TableData): string {
  if (table.profile.rows === 0) return 'it has no rows';
  return 'its columns hold nothing that a canonical table needs';
}

function usesZone(table: TableMapping, zone: string): boolean {
  return Object.values(table.fields).some(
    ({ as }) => as.kind === 'timestamp' && as.zone === zone && !as.format.startsWith('epoch'),
  );
}

function zoneAssumption(zone: ZoneFinding): Assumption[] {
  const others =
    zone.alternatives.length > 0
      ? ` The data cannot tell it from ${zone.alternatives.slice(0, 6).join(', ')}${zone.alternatives.length > 6 ? ' and others' : ''}.`
      : '';
  return [{ doubt: 1 - zone.confidence, text: `Local times are read in ${zone.zone}: ${zone.evidence[0]}.${others}` }];
}
