import { writeFile } from 'node:fs/promises';
import { reliabilityChart } from '../src/report/plots/reliability.ts';
import { RELIABILITY_FILE, type Reliability } from '../src/report/reliability.ts';
import type { AccuracyFigures } from './accuracy-figures.ts';
import {
  binRows,
  type Cells,
  calibrationRows,
  measureRows,
  SHAPE_HEAD,
  shapeRows,
  wantedRows,
} from './accuracy-text.ts';

/** Probabilities whose reliability is drawn: the table's name and measure, and what a reader calls it. */
const DRAWN = [
  { table: 'victim', measure: 'is a victim', name: 'victim', about: 'that a number is a victim' },
  { table: 'number', measure: 'class', name: 'number', about: 'that the class of a number is right' },
  { table: 'scene', measure: 'kind', name: 'scene', about: 'that the kind of a scene is right' },
] as const;

/**
 * Writes the figures as a page of the documentation, the picture beside it (`.svg`), and the reliability that the report
 * draws (src/report/reliability.json).
 */
export async function writeAccuracy(path: string, figures: AccuracyFigures): Promise<void> {
  const reliability = reliabilityOf(figures);
  await writeFile(RELIABILITY_FILE, `${JSON.stringify(reliability, null, 2)}\n`);
  await writeFile(path.replace(/\.md$/, '.svg'), `${picture(reliability)}\n`);
  await writeFile(path, page(figures, path.replace(/^.*\//, '').replace(/\.md$/, '.svg')));
}

/** The plot as a file of its own: with the name space and the colours that the report's page gives it. */
function picture(data: Reliability): string {
  const colours = '--ink:#1c1e21;--soft:#5b6068;--line:#dfe1e4;--bar:#959ca6;--accent:#a5331c;background:#fff';
  const root = `<svg xmlns="http://www.w3.org/2000/svg" style="${colours}" font-family="sans-serif" font-size="12" `;
  return String(reliabilityChart(data, 860)).replace('<svg ', root);
}

function reliabilityOf(figures: AccuracyFigures): Reliability {
  const worlds = figures.shapes.reduce((sum, one) => sum + one.seeds.length, 0);
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    worlds,
    shapes: figures.shapes.length,
    calls: figures.calls,
    curves: DRAWN.flatMap(({ table, measure, name, about }) => {
      const found = figures.calibration.find((one) => one.table === table && one.measure === measure);
      if (!found) return [];
      const bins = found.bins.map(({ claims, stated, right }) => ({
        claims,
        stated: round(stated),
        right: round(right),
      }));
      return [{ name, about, claims: found.claims, error: round(found.pooled), bins }];
    }),
  };
}

function page(figures: AccuracyFigures, picture: string): string {
  const { accounts, calls, seeds, shapes, measures, calibration } = figures;
  const worlds = shapes.reduce((sum, one) => sum + one.seeds.length, 0);
  return `# Accuracy

Written by \`npm run bench -- accuracy --write docs/accuracy.md\`: ${worlds} simulated seizures (docs/simulate.md) of ${shapes.length} shapes with ${accounts} accounts
and ${calls.toLocaleString('en-US')} calls each, seeds ${seeds.join(', ')}. Rules were made on other seeds. Precision and recall over what
all seizures hold together, their mean over the seizures, each as much as any other, and the worst of them.

${grid([['', 'precision', 'mean', 'worst', 'recall', 'mean', 'worst', 'wanted', ''], ...wantedRows(figures)])}

Expected calibration error: the distance between the stated probability and the share that was right, over ten bins of equal width; of all
claims together, and of the worst seizure alone.

${grid([['', 'pooled', 'worst', 'wanted', ''], ...calibrationRows(figures)])}

![How often what was stated so surely was so](${picture})

The same is drawn in every report (section Method): a case has no truth to be measured against.

## By shape

Mean, and in brackets the worst seizure.

${grid([SHAPE_HEAD, ...shapeRows(figures)])}

## Every measure

${grid([['', 'worlds', 'precision', 'mean', 'worst', 'recall', 'mean', 'worst', 'F1', 'mean', 'worst'], ...measureRows(measures)])}

## Stated and true
${calibration.map((one) => `\n### ${one.table}: ${one.measure}\n\n${grid([['stated', 'claims', 'mean stated', 'right'], ...binRows(one)])}\n`).join('')}`;
}

function grid([head, ...rows]: Cells): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head!), `|${' --- |'.repeat(head!.length)}`, ...rows.map(row)].join('\n');
}
