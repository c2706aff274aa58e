import { addCommand } from './add.ts';
import { benchCommand } from './bench.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import type { DefineCommand } from './define.ts';
import { demoCommand } from './demo.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { keyCommand } from './key.ts';
import { ledgerCommand } from './ledger.ts';
import { linkCommand } from './link.ts';
import { mapCommand } from './map.ts';
import { matchCommand } from './match.ts';
import { newCommand } from './new.ts';
import { reportCommand } from './report.ts';
import { reviewCommand } from './review.ts';
import { runCommand } from './run.ts';
import { serveCommand } from './serve.ts';
import { setCommand } from './set.ts';
import { showCommand } from './show.ts';
import { simulateCommand } from './simulate.ts';

/** Every command, in the order of the help text. */
export const COMMANDS: readonly DefineCommand[] = [
  runCommand,
  serveCommand,
  newCommand,
  addCommand,
  mapCommand,
  setCommand,
  buildCommand,
  showCommand,
  explainCommand,
  reviewCommand,
  matchCommand,
  checkCommand,
  ledgerCommand,
  keyCommand,
  exportCommand,
  reportCommand,
  linkCommand,
  simulateCommand,
  demoCommand,
  benchCommand,
];
