import { SHAPES } from './all.ts';

/** Text of `ringbreak simulate --help` below the options; each example runs as it stands. */
export function simulateHelp(): string {
  const width = Math.max(...SHAPES.map(({ name }) => name.length));
  const shapes = SHAPES.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join('\n');
  return `
Invents a seizure: exhibits in OUT, what is true in OUT/truth (docs/simulate.md). The same options make the same bytes on
every machine. Nobody in it exists; the numbers are random: never dial one.

Shapes:
${shapes}

Examples:
  ringbreak simulate demo --accounts 700 --calls 64000 --seed 1 --shape spoofshop
  ringbreak run demo.case demo/*.sql demo/*.csv
  ringbreak simulate --score demo.case demo/truth
`;
}
