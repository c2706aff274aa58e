import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchLoad } from './load.ts';
import { benchPhones } from './phones.ts';
import { benchReaders } from './readers.ts';
import { benchRun } from './run.ts';

/**
 * `npm run bench` measures everything small; `npm run bench -- run --accounts 59000 --calls 10000000` the iSpoof-sized
 * case. Figures are for comparing within one run: machines differ.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    accounts: { type: 'string', default: '6000' },
    calls: { type: 'string', default: '1000000' },
    rows: { type: 'string', default: '1900000' },
    folder: { type: 'string', default: join(tmpdir(), `ringbreak-bench-${process.pid}`) },
  },
});

const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  load: () => benchLoad({ folder: values.folder, rows: Number(values.rows) }),
  phones: () => benchPhones(),
  readers: () => benchReaders(),
  run: () => benchRun({ folder: values.folder, accounts: Number(values.accounts), calls: Number(values.calls) }),
};

const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
for (const name of names) {
  const bench = BENCHES[name];
  if (!bench) {
    process.stderr.write(`no bench ${name}: there are ${Object.keys(BENCHES).join(', ')}\n`);
    process.exitCode = 2;
    continue;
  }
  process.stderr.write(`${name} …\n`);
  process.stdout.write(`${JSON.stringify({ bench: name, ...((await bench()) as object) }, null, 2)}\n`);
}
