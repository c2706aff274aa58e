import { Calibration, type Scored, scored, sets } from './calibration.ts';
import { absent, amount, type CaseTables, rowsOf, text } from './measure.ts';
import { truthRows } from './truth.ts';

const KINDS = ['chain', 'call_back', 'recorded_message', 'single'] as const;

interface TrueScenes {
  /** Numbers by kind; and those with a captured code, whatever the kind. */
  readonly numbers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly codes: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
  /** `number, presented` of chains. */
  readonly stages: ReadonlySet<string>;
}

async function readScenes(folder: string): Promise<TrueScenes> {
  const numbers = new Map<string, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  const [codes, all, stages] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for await (const row of truthRows(folder, 'scenes.csv')) {
    const number = row.number!;
    all.add(number);
    numbers.get(row.kind!)?.add(number);
    if (amount(row.codes_captured) > 0) codes.add(number);
    if (row.kind === 'chain') for (const shown of row.presented!.split(';')) stages.add(`${number} ${shown}`);
  }
  return { numbers, codes, all, stages };
}

/** `scene` and `scene_stage`, by number: a number may have several scenes. */
export async function scoreScenes(tables: CaseTables, folder: string): Promise<Scored> {
  const truth = await readScenes(folder);
  const rows = await rowsOf(tables, 'scene');
  if (!rows) return scored([absent('scene', truth.all.size), absent('scene_stage', truth.stages.size)]);
  const found = new Map<string, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  const [codes, all] = [new Set<string>(), new Set<string>()];
  const chains = new Map<string, string>();
  const calibration = new Calibration();
  for await (const row of rows) {
    const number = text(row.number);
    const kind = text(row.kind);
    all.add(number);
    found.get(kind)?.add(number);
    if (kind === 'code_interception' || amount(row.codes_captured) > 0) codes.add(number);
    if (kind === 'chain') chains.set(text(row.scene_id), number);
    const right = kind === 'code_interception' ? truth.codes.has(number) : truth.numbers.get(kind)?.has(number);
    calibration.add(row.probability, right ?? false);
  }
  const lines = [
    ...KINDS.map((kind) => sets('scene', `${kind} numbers`, found.get(kind)!, truth.numbers.get(kind)!)),
    sets('scene', 'numbers with a code', codes, truth.codes),
    sets('scene', 'numbers', all, truth.all, 'numbers with any scene'),
  ];
  return scored([...lines, await scoreStages(tables, chains, truth.stages)], calibration.table('scene', 'kind'));
}

/** Numbers shown at the stages of chains. */
async function scoreStages(tables: CaseTables, chains: ReadonlyMap<string, string>, truth: ReadonlySet<string>) {
  const rows = await rowsOf(tables, 'scene_stage');
  if (!rows) return absent('scene_stage', truth.size);
  const found = new Set<string>();
  for await (const row of rows) {
    const number = chains.get(text(row.scene_id));
    if (number !== undefined) found.add(`${number} ${text(row.presented)}`);
  }
  return sets('scene_stage', 'presented in chains', found, truth);
}

/** `contact_match`: entries of call lists that were called. */
export async function scoreContacts(tables: CaseTables, folder: string): Promise<Scored> {
  const [truth, known] = [new Set<string>(), new Set<string>()];
  for await (const row of truthRows(folder, 'contacts.csv')) {
    known.add(row.contact_ref!);
    if (row.called === '1') truth.add(row.contact_ref!);
  }
  if (known.size === 0) return scored([]);
  const rows = await rowsOf(tables, 'contact_match');
  if (!rows) return scored([absent('contact_match', truth.size)]);
  const [found, listed] = [new Set<string>(), new Set<string>()];
  for await (const row of rows) {
    const ref = text(row.contact_ref);
    listed.add(ref);
    if (text(row.called) === 'true' || amount(row.called) > 0) found.add(ref);
  }
  return scored([
    sets('contact_match', 'entries', listed, known),
    sets('contact_match', 'entries that were called', found, truth),
  ]);
}
