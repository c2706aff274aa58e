import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAblation } from './ablation.ts';
import { benchCentreAblation } from './ablation-centres.ts';
import { benchAccuracy } from './accuracy.ts';
import { benchLink } from './link.ts';
import { benchLoad } from './load.ts';
import { benchPhones } from './phones.ts';
import { benchReaders } from './readers.ts';
import { benchRun } from './run.ts';
import { benchWorkbench } from './workbench.ts';
import { goalPage, goalsOf, goalTable } from './workbench-goals.ts';

/**
 * `npm run bench` measures everything small; `npm run bench -- run --accounts 59000 --calls 10000000` the iSpoof-sized
 * case; `npm run bench -- accuracy` precision, recall and calibration on seizures that were never looked at (ten shapes,
 * ten seeds, two of them for every shape: ten minutes; not among "everything"), `--write docs/accuracy.md` as a page;
 * `npm run bench -- workbench CASE` how soon a served case answers, in a browser and over HTTP, beside the goals (`--json` for
 * everything, `--write docs/workbench-speed.md` as a page, `--no-browser`). Figures of speed are for comparing within one run:
 * machines differ.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string' },
    calls: { type: 'string' },
    people: { type: 'string', default: '100000' },
    growth: { type: 'boolean', default: false },
    rows: { type: 'string', default: '1900000' },
    seeds: { type: 'string', default: '' },
    write: { type: 'string', default: '' },
    shapes: { type: 'string', default: '' },
    analysts: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '120' },
    out: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    'no-browser': { type: 'boolean', default: false },
    folder: { type: 'string', default: join(tmpdir(), `ringbreak-bench-${process.pid}`) },
  },
});

const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  link: () => benchLink({ folder: values.folder, people: Number(values.people) }),
  accuracy: () =>
    benchAccuracy({
      folder: values.folder,
      seeds: values.seeds,
      shapes: values.shapes,
      accounts: Number(values.accounts ?? 300),
      calls: Number(values.calls ?? 20_000),
      out: values.out,
      write: values.write,
    }),
  ablation: () =>
    benchAblation({
      folder: values.folder,
      accounts: Number(values.accounts ?? 300),
      calls: Number(values.calls ?? 20_000),
      seed: Number(values.seeds.split('-')[0] || '1'),
      shape: values.shapes || 'spoofshop',
    }),
  'ablation-centres': () =>
    benchCentreAblation({
      folder: values.folder,
      accounts: Number(values.accounts ?? 300),
      calls: Number(values.calls ?? 20_000),
      seed: Number(values.seeds.split('-')[0] || '1'),
      shapes: (values.shapes || 'spoofshop').split(','),
    }),
  workbench: async () => {
    const { analysts, seconds, write, 'no-browser': without } = values;
    const options = { folder: caseFolder(), people: Number(analysts), seconds: Number(seconds), browser: !without };
    const figures = await benchWorkbench(options);
    if (write) await writeFile(write, goalPage(figures));
    return values.json ? figures : goalTable(goalsOf(figures));
  },
  load: () => benchLoad({ folder: values.folder, rows: Number(values.rows) }),
  phones: () => benchPhones(),
  readers: () => benchReaders(),
  run: () =>
    benchRun({
      folder: values.folder,
      accounts: Number(values.accounts ?? 6000),
      calls: Number(values.calls ?? 1_000_000),
      growth: values.growth,
    }),
};

const ON_DEMAND = ['accuracy', 'ablation', 'ablation-centres', 'workbench'];
const [asked, ofCase] = positionals;
const all = Object.keys(BENCHES).filter((name) => !ON_DEMAND.includes(name));
const names = asked === 'workbench' ? [asked] : positionals.length > 0 ? positionals : all;
/** The built case that `npm run bench -- workbench CASE` measures. */
function caseFolder(): string {
  if (ofCase === undefined) throw new Error('name a built case: npm run bench -- workbench CASE');
  return ofCase;
}

for (const name of names) {
  const bench = BENCHES[name];
  if (!bench) {
    process.stderr.write(`no bench ${name}: there are ${Object.keys(BENCHES).join(', ')}\n`);
    process.exitCode = 2;
    continue;
  }
  process.stderr.write(`${name} …\n`);
  const figures = await bench();
  const text = typeof figures === 'string' ? figures : JSON.stringify({ bench: name, ...(figures as object) }, null, 2);
  process.stdout.write(`${text}\n`);
}
