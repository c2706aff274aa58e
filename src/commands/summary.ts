import { relative } from 'node:path';
import { type ServiceZone, serviceZone } from '../actions/service-zone.ts';
import type { Case } from '../case/case.ts';
import { type DomainSeconds, secondsByDomain } from '../domains/spent.ts';
import type { Engine, Row } from '../engines/engine.ts';
import { changeLines } from './review-text.ts';
import { type CorrectedClock, clockLine, correctedClocks } from './summary-clocks.ts';
import { type Loss, lossesOf, lossText } from './summary-losses.ts';
import { bytes, integer, plural, table, visible } from './words.ts';
import type { Built } from './work.ts';

export interface Summary {
  readonly case: string;
  readonly id: string;
  readonly figures: readonly { name: string; value: string; unit: string }[];
  /** Losses of linked complaints by currency: the base currency, then the others. */
  readonly losses: readonly Loss[];
  readonly exhibits: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    /** The bytes stay outside the case folder. */
    readonly in_place: boolean;
    readonly tables: readonly {
      table: string;
      feeds: string[];
      read: number;
      accepted: number;
      rejected: number;
      unused: number;
      /** Rows that another row stands for. */
      merged: number;
      /** Rows of a kind that the mapping leaves out. */
      left_out: number;
    }[];
    readonly mapping: string;
  }[];
  readonly unreadable: readonly { name: string; reason: string }[];
  readonly operators: readonly Record<string, unknown>[];
  readonly organisations: readonly Record<string, unknown>[];
  readonly countries: readonly Record<string, unknown>[];
  /** What was wrong with rows that count all the same, most rows first. */
  readonly quality: readonly { readonly what: string; readonly rows: number }[];
  /** Clocks that were set by others. */
  readonly clocks: readonly CorrectedClock[];
  readonly zone: ServiceZone | undefined;
  readonly assumptions: readonly string[];
  readonly notes: readonly string[];
  /** What this build decided otherwise than the one before, where people have judged. */
  readonly changes: readonly { readonly what: string; readonly text: string }[];
  readonly steps_run: readonly string[];
  /** Wall-clock seconds of the build by domain. */
  readonly seconds: readonly DomainSeconds[];
  readonly ledger: { readonly size: number; readonly root: string };
  readonly report: string | undefined;
}

/** So many remarks or assumptions are printed; the report has all of them. */
const SHOWN = 8;

/** What a run found, read from the built tables. */
export async function summarise(
  target: Case,
  engine: Engine,
  built: Built,
  report: string | undefined,
): Promise<Summary> {
  const figures = await engine.rows('SELECT name, value, unit FROM figure ORDER BY position');
  return {
    case: target.folder,
    id: target.info.id,
    figures: figures.map((row) => ({
      name: String(row['name']),
      value: String(row['value']),
      unit: String(row['unit']),
    })),
    losses: await lossesOf(engine),
    exhibits: await exhibitsOf(target, engine, built),
    unreadable: built.raw.unreadable.map(({ exhibit, reason }) => ({ name: exhibit.name, reason })),
    operators: await engine.rows(
      'SELECT operator_id, accounts, region, spent, calls, victims, codes_captured, known_in, priority_points FROM operator ORDER BY priority LIMIT 5',
    ),
    organisations: await engine.rows(
      'SELECT organisation, calls, victims, codes_captured FROM impersonation ORDER BY calls DESC, organisation LIMIT 5',
    ),
    countries: await engine.rows(
      "SELECT region, calls, victims, operators FROM country WHERE region <> '' ORDER BY calls DESC, region LIMIT 6",
    ),
    ...(await qualityOf(engine)),
    zone: serviceZone(built.mappings),
    assumptions: [...new Set(built.mappings.flatMap(({ mapping }) => mapping.assumptions))],
    notes: built.raw.catalogs.flatMap(({ notes }) => notes),
    changes: built.changes,
    steps_run: built.result.ran,
    seconds: secondsByDomain(built.result),
    ledger: await target.ledgerRoot(),
    report,
  };
}

/** What became of the rows of every exhibit. */
async function exhibitsOf(target: Case, engine: Engine, built: Built): Promise<Summary['exhibits']> {
  const unused = await engine.rows(
    "SELECT exhibit, source_table, count(DISTINCT source_row) AS n FROM reject WHERE stage = 'map' GROUP BY ALL ORDER BY ALL",
  );
  const merged = await engine.rows('SELECT exhibit, source_table, rows AS n FROM work.merged_count ORDER BY ALL');
  const left = await engine.rows(
    "SELECT exhibit, source_table, rows AS n FROM quality WHERE what = 'left_out_by_rule' ORDER BY ALL",
  );
  return (await target.exhibits()).map((exhibit) => {
    const mapping = built.mappings.find((one) => one.exhibit === exhibit.sha256);
    const catalog = built.raw.catalogs.find((one) => one.exhibit === exhibit.sha256);
    const tables = (catalog?.tables ?? []).map(({ table: name, read, accepted, rejected }) => ({
      table: name,
      feeds: (mapping?.mapping.tables ?? []).flatMap((one) => (one.source === name && one.target ? [one.target] : [])),
      read,
      accepted,
      rejected,
      unused: countOf(unused, exhibit.sha256, name),
      merged: countOf(merged, exhibit.sha256, name),
      left_out: countOf(left, exhibit.sha256, name),
    }));
    return {
      name: exhibit.name,
      sha256: exhibit.sha256,
      size: exhibit.size,
      in_place: exhibit.storage.kind === 'in_place',
      tables,
      mapping: mapping?.status ?? 'none',
    };
  });
}

/** Merged rows are told beside the others; here is what was wrong. */
async function qualityOf(engine: Engine): Promise<Pick<Summary, 'quality' | 'clocks'>> {
  const quality = await engine.rows(
    "SELECT what, sum(rows)::BIGINT AS rows FROM quality WHERE what NOT IN ('copy', 'leg', 'left_out_by_rule') GROUP BY what ORDER BY rows DESC, what",
  );
  return {
    quality: quality.map((row) => ({ what: String(row['what']), rows: Number(row['rows']) })),
    clocks: await correctedClocks(engine),
  };
}

function countOf(rows: readonly Row[], exhibit: string, table: string): number {
  return Number(rows.find((row) => row['exhibit'] === exhibit && row['source_table'] === table)?.['n'] ?? 0);
}

/** The summary on a terminal: what was found, first; what it rests on, after. */
export function summaryText(summary: Summary): string {
  const value = (name: string): string => integer(summary.figures.find((figure) => figure.name === name)?.value ?? '0');
  const unit = (name: string): string => summary.figures.find((figure) => figure.name === name)?.unit ?? '';
  const headline = [
    [
      `${value('victims')} victims`,
      `among ${value('numbers')} numbers dialled in ${value('calls')} calls to ${value('countries')} countries`,
    ],
    [
      `${value('operators')} operators`,
      `behind ${value('accounts')} accounts that spent ${value('spent')} ${unit('spent')}; ${value('known_operators')} known elsewhere`,
    ],
    [`${value('codes_captured')} codes`, `captured; ${value('organisations')} organisations impersonated`],
    [
      `${value('complaints_linked')} complaints`,
      `of ${value('complaints')} tied to calls; reported loss ${lossText(summary.losses)}`,
    ],
  ] as const;
  const width = Math.max(...headline.map(([what]) => what.length));
  return [
    `CASE ${summary.id}  ${relative(process.cwd(), summary.case) || '.'}`,
    '',
    ...headline.map(([what, more]) => `  ${what.padStart(width)}  ${more}`),
    '',
    ...unreadLines(summary),
    ...operatorLines(summary),
    ...placeLines(summary),
    ...exhibitLines(summary),
    ...assumptionLines(summary),
    ...changeLines(summary.changes),
    `Ledger   ${plural(summary.ledger.size, 'event')}, root ${summary.ledger.root}`,
    ...(summary.report ? [`Report   ${relative(process.cwd(), summary.report) || summary.report}`] : []),
    `Next     ringbreak explain ${folder(summary)} figure:victims · ringbreak show ${folder(summary)} operator · ringbreak check ${folder(summary)}`,
  ].join('\n');
}

function folder(summary: Summary): string {
  return relative(process.cwd(), summary.case) || '.';
}

function rowsOf(rows: readonly Record<string, unknown>[]): string[][] {
  return rows.map((row) => Object.values(row).map((cell) => cellText(cell)));
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' || /^\d+(\.\d+)?$/.test(String(cell))
    ? integer(String(cell))
    : visible(String(cell), 30);
}

function operatorLines(summary: Summary): string[] {
  if (summary.operators.length === 0) return [];
  const header = ['operator', 'accounts', 'region', 'spent', 'calls', 'victims', 'codes', 'known in', 'points'];
  return ['Operators first in line', table(header, rowsOf(summary.operators), '  '), ''];
}

function placeLines(summary: Summary): string[] {
  const lines: string[] = [];
  if (summary.organisations.length > 0) {
    lines.push(
      'Impersonated most',
      table(['organisation', 'calls', 'victims', 'codes'], rowsOf(summary.organisations), '  '),
      '',
    );
  }
  if (summary.countries.length > 0) {
    lines.push(
      'Countries called most',
      table(['country', 'calls', 'victims', 'operators'], rowsOf(summary.countries), '  '),
      '',
    );
  }
  return lines;
}

function exhibitLines(summary: Summary): string[] {
  const merging = summary.exhibits.some(({ tables }) => tables.some(({ merged }) => merged > 0));
  const leaving = summary.exhibits.some(({ tables }) => tables.some(({ left_out }) => left_out > 0));
  const rows = summary.exhibits.flatMap((exhibit) =>
    exhibit.tables.map((one) => [
      visible(exhibit.name, 28),
      visible(one.table, 24),
      one.feeds.join(' ') || '—',
      integer(one.read),
      integer(one.accepted - one.unused - one.merged - one.left_out),
      ...(merging ? [integer(one.merged)] : []),
      ...(leaving ? [integer(one.left_out)] : []),
      integer(one.rejected + one.unused),
      exhibit.mapping,
    ]),
  );
  const outside = summary.exhibits.filter(({ in_place }) => in_place).length;
  const size = summary.exhibits.reduce((sum, exhibit) => sum + exhibit.size, 0);
  return [
    `${plural(summary.exhibits.length, 'exhibit')}, ${bytes(size)}: rows read = accepted${merging ? ' + merged' : ''}${leaving ? ' + left out' : ''} + rejected`,
    table(
      [
        ...['exhibit', 'table', 'feeds', 'read', 'accepted'],
        ...(merging ? ['merged'] : []),
        ...(leaving ? ['left out'] : []),
        ...['rejected', 'mapping'],
      ],
      rows,
      '  ',
    ),
    ...(outside > 0 ? [`  IN PLACE: the bytes of ${plural(outside, 'exhibit')} stay outside the case folder`] : []),
    ...qualityLines(summary),
    '',
  ];
}

function qualityLines({ quality, clocks }: Summary): string[] {
  const kinds = quality.map(({ what, rows }) => `${what.replaceAll('_', ' ')} ${integer(rows)}`).join(', ');
  return [
    ...(quality.length > 0 ? [`  Bad input, treated and listed in the table quality: ${kinds}`] : []),
    ...clocks.slice(0, SHOWN).map(clockLine),
  ];
}

/** What no figure counts, right below the figures. */
function unreadLines({ unreadable, exhibits, notes }: Summary): string[] {
  const lines: string[] = [];
  if (unreadable.length > 0) {
    lines.push(
      `ATTENTION: ${unreadable.length} of ${plural(exhibits.length, 'exhibit')} NOT READ; what is in them is missing from every figure:`,
      ...unreadable.map(({ name, reason }) => `  NOT READ ${visible(name)}: ${reason}`),
      '',
    );
  }
  if (notes.length > 0) {
    lines.push('The readers remark:', ...notes.slice(0, SHOWN).map((note) => `  · ${visible(note, 200)}`));
    if (notes.length > SHOWN) lines.push(`  … and ${notes.length - SHOWN} more in the report`);
    lines.push('');
  }
  return lines;
}

function assumptionLines(summary: Summary): string[] {
  const { assumptions, zone } = summary;
  const lines: string[] = [];
  if (zone) lines.push(`Service clock: ${zone.zone}`);
  if (assumptions.length > 0) {
    lines.push('Assumed, until somebody confirms it (ringbreak map --confirm):');
    lines.push(...assumptions.slice(0, SHOWN).map((sentence) => `  ? ${visible(sentence, 200)}`));
    if (assumptions.length > SHOWN) lines.push(`  … and ${assumptions.length - SHOWN} more in the report`);
  }
  return lines.length > 0 ? [...lines, ''] : [];
}
