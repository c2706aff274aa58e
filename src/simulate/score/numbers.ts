import { classOf, type NumberClass, NumberTable, SEEN } from '../world/number-table.ts';
import { Calibration, type Scored, scored } from './calibration.ts';
import { absent, amount, type CaseTables, digits, line, overlap, rowsOf, type ScoreLine, text } from './measure.ts';
import { type TruthSummary, truthRows } from './truth.ts';
import { VoicemailLengths } from './voicemails.ts';

const CLASSES: readonly NumberClass[] = [
  'victim',
  'contacted',
  'voicemail',
  'organisation',
  'own_phone',
  'associate',
  'unknown',
];

/** The Met's rule in Operation Elaborate, for comparison. */
const MINUTE_S = 60;
const RULE = 'what a call of more than a minute alone would say';

const BITS: Readonly<Record<NumberClass, number>> = {
  victim: SEEN.held,
  contacted: SEEN.contacted,
  voicemail: SEEN.voicemail,
  organisation: SEEN.organisation,
  own_phone: SEEN.own,
  associate: SEEN.associate,
  unknown: 0,
};

interface NumberTruth {
  readonly table: NumberTable;
  readonly classes: Map<string, number>;
  readonly calls: Map<string, number>;
  readonly victims: Map<string, number>;
}

async function readNumbers(folder: string, summary: TruthSummary): Promise<NumberTruth> {
  const table = new NumberTable(summary.counts.numbers ?? 0);
  const truth: NumberTruth = { table, classes: new Map(), calls: new Map(), victims: new Map() };
  for await (const row of truthRows(folder, 'numbers.csv')) {
    const name = row.class as NumberClass;
    const region = row.region ?? '';
    table.add(digits(row.number), 0, BITS[name], 0, false);
    bump(truth.classes, name, 1);
    bump(truth.calls, region, amount(row.calls));
    if (name === 'victim') bump(truth.victims, region, 1);
  }
  return truth;
}

function bump(tally: Map<string, number>, name: string, by: number): void {
  tally.set(name, (tally.get(name) ?? 0) + by);
}

/** `number` (each class, resolution), `victim` and `country`. */
export async function scoreNumbers(tables: CaseTables, folder: string, summary: TruthSummary): Promise<Scored> {
  const truth = await readNumbers(folder, summary);
  const [victims, classes] = [await scoreVictims(tables, truth), await scoreClasses(tables, truth, summary)];
  const lines = [...victims.lines, ...classes.lines, ...(await scoreCountries(tables, truth))];
  return { lines, calibration: [...victims.calibration, ...classes.calibration] };
}

async function scoreVictims(tables: CaseTables, truth: NumberTruth): Promise<Scored> {
  const expected = truth.classes.get('victim') ?? 0;
  const rows = await rowsOf(tables, 'victim');
  if (!rows) return scored([absent('victim', expected)]);
  const calibration = new Calibration();
  const found = new Set<number>();
  let empty = 0;
  let right = 0;
  for await (const row of rows) {
    const number = digits(row.number);
    if (number === 0) empty++;
    else if (!found.has(number)) {
      found.add(number);
      const flags = truth.table.flags(number);
      const isVictim = flags !== undefined && classOf(flags) === 'victim';
      if (isVictim) right++;
      calibration.add(row.probability, isVictim);
    }
  }
  const numbers = line('victim', 'numbers', right, found.size + empty, expected);
  return scored([numbers], calibration.table('victim', 'is a victim'));
}

/** Resolution: of the calls to numbers that exist, those given a number; and of those, the ones given one that was called. */
async function scoreClasses(tables: CaseTables, truth: NumberTruth, summary: TruthSummary): Promise<Scored> {
  const rows = await rowsOf(tables, 'number');
  if (!rows) return scored([absent('number', truth.table.size)]);
  const [classes, victims] = [new Calibration(), new Calibration()];
  const found = new Map<string, number>();
  const right = new Map<string, number>();
  const [minute, lengths] = [{ found: 0, right: 0 }, new VoicemailLengths()];
  let [resolved, correct] = [0, 0];
  for await (const row of rows) {
    const number = digits(row.number);
    if (number === 0) continue;
    const calls = amount(row.calls);
    resolved += calls;
    const flags = truth.table.flags(number);
    if (flags !== undefined) correct += calls;
    if (amount(row.longest_s) > MINUTE_S) {
      minute.found++;
      if (flags !== undefined && classOf(flags) === 'victim') minute.right++;
    }
    const name = text(row.class);
    bump(found, name, 1);
    // A number that nobody called was read wrongly: that is counted above.
    if (flags === undefined) continue;
    const real = classOf(flags);
    if (real === name) bump(right, name, 1);
    lengths.add(row, real, name);
    classes.add(row.probability, real === name);
    victims.add(row.victim_probability, real === 'victim');
  }
  const real = (summary.counts.calls ?? 0) - (summary.counts.misdialled ?? 0);
  return scored(
    [
      line('number', 'calls resolved', correct, resolved, real),
      ...classLines(truth, found, right, lengths),
      line('number', 'victim by the minute alone', minute.right, minute.found, truth.classes.get('victim') ?? 0, RULE),
    ],
    classes.table('number', 'class'),
    victims.table('number', 'is a victim'),
  );
}

type Tally = ReadonlyMap<string, number>;

function classLines(truth: NumberTruth, found: Tally, right: Tally, lengths: VoicemailLengths): ScoreLine[] {
  return CLASSES.flatMap((name) => {
    const all = line('number', name, right.get(name) ?? 0, found.get(name) ?? 0, truth.classes.get(name) ?? 0);
    return name === 'voicemail' ? [all, lengths.line(all)] : [all];
  });
}

async function scoreCountries(tables: CaseTables, truth: NumberTruth): Promise<ScoreLine[]> {
  const rows = await rowsOf(tables, 'country');
  if (!rows) return [absent('country', truth.calls.size)];
  const calls = new Map<string, number>();
  const victims = new Map<string, number>();
  for await (const row of rows) {
    // Numbers that were not resolved have no region: they are counted above.
    if (text(row.region) === '') continue;
    bump(calls, text(row.region), amount(row.calls));
    bump(victims, text(row.region), amount(row.victims));
  }
  return [overlap('country', 'calls', calls, truth.calls), overlap('country', 'victims', victims, truth.victims)];
}
