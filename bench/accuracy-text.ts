import type { AccuracyFigures, CalibrationFigures, MeasureFigures, Spread } from './accuracy-figures.ts';

/** What is wanted of the result, in the words of the plan: a line each. */
interface Wanted {
  readonly name: string;
  readonly table: string;
  readonly measure: string;
  readonly least: number;
}

const WANTED: readonly Wanted[] = [
  { name: 'Victims', table: 'victim', measure: 'numbers', least: 0.97 },
  { name: 'Chains', table: 'scene', measure: 'chain numbers', least: 0.95 },
  { name: 'Call centres', table: 'call_centre', measure: 'pairs of accounts', least: 0.9 },
];
/** Probabilities that are published, and the largest expected calibration error that is wanted of each. */
const CALIBRATED = [
  { name: 'Victims: that a number is a victim', table: 'victim', measure: 'is a victim' },
  { name: 'Numbers: that a person was held', table: 'number', measure: 'is a victim' },
  { name: 'Numbers: the class', table: 'number', measure: 'class' },
  { name: 'Scenes: the kind', table: 'scene', measure: 'kind' },
] as const;
const ERROR = 0.03;
/** What the rule of Operation Elaborate alone would have said. */
const RULE = { table: 'number', measure: 'victim by the minute alone' } as const;

/** Of the pairs of a centre's accounts those that the exhibits tie (docs/simulate.md, `findable`): recall alone is asked. */
const KNOWABLE = { table: 'call_centre', measure: 'pairs that can be known' } as const;

export type Cells = readonly (readonly string[])[];

/**
 * Rows of the lines that are wanted: all seizures together, their mean and the worst. Together is what counts: a seizure may have a
 * single pair of accounts that work as one place, and says nothing by itself.
 */
export function wantedRows({ measures }: Pick<AccuracyFigures, 'measures'>): string[][] {
  const rows = WANTED.map(({ name, table, measure, least }) => {
    const found = find(measures, { table, measure });
    const enough = (found?.precision.pooled ?? 0) >= least && (found?.recall.pooled ?? 0) >= least;
    return [name, ...three(found?.precision), ...three(found?.recall), `≥ ${least}`, enough ? 'met' : 'missed'];
  });
  const knowable = find(measures, KNOWABLE)?.recall;
  const rule = find(measures, RULE);
  return [
    ...rows,
    ['Call centres, of the pairs that can be known', '', '', '', ...three(knowable), '', ''],
    ["Victims by the Met's rule alone", ...three(rule?.precision), ...three(rule?.recall), '', ''],
  ];
}

/** Rows of the expected calibration errors. */
export function calibrationRows({ calibration }: Pick<AccuracyFigures, 'calibration'>): string[][] {
  return CALIBRATED.map(({ name, ...which }) => {
    const found = find(calibration, which);
    const met = found !== undefined && found.pooled <= ERROR;
    return [name, share(found?.pooled), share(found?.worst), `≤ ${ERROR}`, met ? 'met' : 'missed'];
  });
}

/** Rows of the shapes: means of what is wanted, and the worst world for victims and chains. */
export function shapeRows({ shapes }: Pick<AccuracyFigures, 'shapes'>): string[][] {
  return shapes.map(({ shape, seeds, measures, calibration }) => [
    shape,
    seeds.join(' '),
    ...WANTED.flatMap(({ table, measure }) => {
      const found = find(measures, { table, measure });
      return [both(found?.precision), both(found?.recall)];
    }),
    share(find(calibration, { table: 'victim', measure: 'is a victim' })?.pooled),
    share(find(calibration, { table: 'scene', measure: 'kind' })?.pooled),
  ]);
}

export const SHAPE_HEAD = [
  'shape',
  'seeds',
  ...WANTED.flatMap(({ name }) => [`${name.toLowerCase()} precision`, 'recall']),
  'error victims',
  'scenes',
];

/** Rows of every measure. */
export function measureRows(measures: readonly MeasureFigures[]): string[][] {
  return measures.map((one) => [
    `${one.table} ${one.measure}`,
    String(one.worlds),
    ...three(one.precision),
    ...three(one.recall),
    ...three(one.f1),
  ]);
}

/** Rows of one calibration: how often what was stated so surely was so. */
export function binRows({ bins }: CalibrationFigures): string[][] {
  return bins.map((bin) => [
    `${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`,
    bin.claims.toLocaleString('en-US'),
    share(bin.stated),
    share(bin.right),
  ]);
}

/** The figures for a terminal. */
export function formatAccuracy(figures: AccuracyFigures): string {
  const { shapes, seeds } = figures;
  const worlds = shapes.reduce((sum, one) => sum + one.seeds.length, 0);
  const parts = [
    `${worlds} worlds: ${shapes.length} shapes, ${seeds.length} seeds; mean and worst of a world`,
    aligned([['', 'precision', 'mean', 'worst', 'recall', 'mean', 'worst', 'wanted', ''], ...wantedRows(figures)]),
    aligned([['Expected calibration error', 'pooled', 'worst', 'wanted', ''], ...calibrationRows(figures)]),
    aligned([SHAPE_HEAD, ...shapeRows(figures)]),
    aligned([
      ['all measures', 'worlds', 'precision', 'mean', 'worst', 'recall', 'mean', 'worst', 'F1', 'mean', 'worst'],
      ...measureRows(figures.measures),
    ]),
    ...figures.calibration.map(
      (one) =>
        `${one.table} ${one.measure}: pooled ${share(one.pooled)}, worst ${share(one.worst)}\n${aligned([['stated', 'claims', 'mean stated', 'right'], ...binRows(one)])}`,
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Columns as wide as their widest cell; the first to the left, figures to the right. */
function aligned(rows: Cells): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '))
    .join('\n');
}

function find<T extends { readonly table: string; readonly measure: string }>(
  all: readonly T[],
  { table, measure }: { readonly table: string; readonly measure: string },
): T | undefined {
  return all.find((one) => one.table === table && one.measure === measure);
}

function share(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3);
}

function three(spread: Spread | undefined): [string, string, string] {
  return [share(spread?.pooled), share(spread?.mean), share(spread?.worst)];
}

function both(spread: Spread | undefined): string {
  return `${share(spread?.mean)} (${share(spread?.worst)})`;
}
