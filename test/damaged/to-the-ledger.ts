import { cp, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { keyFromSeed } from '../../src/case/keys/key-file.ts';
import { leafHash, rootOf } from '../../src/case/ledger/merkle.ts';
import { CHECKPOINT, type Damage, ENTRIES, edit, lines, signWithForeignKey, writeLines } from './damage.ts';

/** What can happen to the case file, the ledger and its checkpoint. */
export const damagesToTheLedger: readonly Damage[] = [
  {
    name: 'edited-case-json',
    code: 'CASE_JSON_CHANGED',
    file: 'case.json',
    affects: 'currency',
    break: ({ folder }) => edit(join(folder, 'case.json'), (text) => text.replace('GBP', 'EUR')),
  },
  {
    name: 'missing-case-json',
    code: 'CASE_JSON_MISSING',
    file: 'case.json',
    break: ({ folder }) => rm(join(folder, 'case.json')),
  },
  {
    name: 'truncated-ledger',
    code: 'LEDGER_TRUNCATED',
    file: ENTRIES,
    line: 13,
    break: async ({ folder }) => writeLines(folder, (await lines(folder)).slice(0, -1)),
  },
  {
    name: 'ledger-cut-in-its-last-line',
    code: 'LEDGER_TRUNCATED',
    file: ENTRIES,
    line: 13,
    break: async ({ folder }) => truncate(join(folder, ENTRIES), (await readFile(join(folder, ENTRIES))).length - 1),
  },
  {
    name: 'missing-ledger',
    code: 'LEDGER_MISSING',
    file: ENTRIES,
    break: ({ folder }) => rm(join(folder, ENTRIES)),
  },
  {
    name: 'edited-ledger-entry',
    code: 'LEDGER_ROOT_MISMATCH',
    file: ENTRIES,
    // The colleague's key was endorsed over lines 1 to 9 as they still are: the change is after them.
    line: 10,
    break: ({ folder }) => edit(join(folder, ENTRIES), (text) => text.replace('one wallet', 'two wallet')),
  },
  {
    name: 'edited-ledger-entry-before-a-key-event',
    code: 'LEDGER_EVENT_NOT_ALLOWED',
    file: ENTRIES,
    line: 10,
    break: ({ folder }) => edit(join(folder, ENTRIES), (text) => text.replace('the Met rule', 'The Met rule')),
  },
  {
    name: 'ledger-line-not-canonical',
    code: 'LEDGER_LINE_DAMAGED',
    file: ENTRIES,
    line: 9,
    break: ({ folder }) => edit(join(folder, ENTRIES), (text) => text.replace('"value":60', '"value":60.0')),
  },
  {
    name: 'unknown-event-type',
    code: 'LEDGER_LINE_DAMAGED',
    file: ENTRIES,
    line: 9,
    break: ({ folder }) => edit(join(folder, ENTRIES), (text) => text.replace('"parameter_set"', '"parameter_sit"')),
  },
  {
    name: 'reordered-ledger',
    code: 'LEDGER_ROOT_MISMATCH',
    file: ENTRIES,
    line: 10,
    async break({ folder }) {
      const all = await lines(folder);
      await writeLines(folder, [...all.slice(0, -2), all.at(-1)!, all.at(-2)!]);
    },
  },
  {
    name: 'removed-ledger-entry',
    code: 'LEDGER_TRUNCATED',
    file: ENTRIES,
    line: 13,
    async break({ folder }) {
      const all = await lines(folder);
      await writeLines(folder, all.toSpliced(10, 1));
    },
  },
  {
    name: 'swapped-ledger-entry',
    code: 'LEDGER_ROOT_MISMATCH',
    file: ENTRIES,
    async break({ folder }) {
      const all = await lines(folder);
      const planted = { ...JSON.parse(all[10]!), reason: 'planted' } as unknown;
      await writeLines(folder, all.with(10, canonicalJson(planted)));
    },
  },
  {
    name: 'lines-beyond-the-checkpoint',
    code: 'LEDGER_BEYOND_CHECKPOINT',
    file: ENTRIES,
    line: 14,
    async break({ folder }) {
      const all = await lines(folder);
      await writeLines(folder, [...all, all.at(-1)!, all.at(-1)!]);
    },
  },
  {
    name: 'missing-checkpoint',
    code: 'CHECKPOINT_MISSING',
    file: CHECKPOINT,
    break: ({ folder }) => rm(join(folder, CHECKPOINT)),
  },
  {
    name: 'forged-checkpoint',
    code: 'CHECKPOINT_FORGED',
    file: CHECKPOINT,
    // One entry more, the right root for it, and the old signature: what can be done without any key.
    async break({ folder }) {
      const all = await lines(folder);
      await writeLines(folder, [...all, all.at(-1)!]);
      const leaves = (await lines(folder)).map((line) => leafHash(Buffer.from(line)));
      await edit(join(folder, CHECKPOINT), (text) => {
        const [origin, , , ...rest] = text.split('\n');
        return [origin, leaves.length, rootOf(leaves).toString('base64'), ...rest].join('\n');
      });
    },
  },
  {
    name: 'wrong-key',
    code: 'CHECKPOINT_WRONG_KEY',
    file: CHECKPOINT,
    async break({ folder }) {
      await writeLines(folder, (await lines(folder)).slice(0, 11));
      await signWithForeignKey(folder);
    },
  },
  {
    name: 'self-added-key',
    code: 'LEDGER_EVENT_NOT_ALLOWED',
    file: ENTRIES,
    line: 14,
    // An intruder adds their own key, endorses it with itself and signs the whole.
    async break({ folder }) {
      const all = await lines(folder);
      const key = keyFromSeed(Buffer.alloc(32, 7)).publicKey.toString('base64');
      const added = { ...JSON.parse(all[9]!), public_key: key, endorsed_by: key } as unknown;
      await writeLines(folder, [...all, canonicalJson(added)]);
      await signWithForeignKey(folder);
    },
  },
  {
    name: 'checkpoint-of-another-case',
    code: 'CHECKPOINT_OF_OTHER_CASE',
    file: CHECKPOINT,
    break: ({ folder, root }) => cp(join(root, 'theirs', CHECKPOINT), join(folder, CHECKPOINT)),
  },
  {
    name: 'checkpoint-not-a-note',
    code: 'CHECKPOINT_DAMAGED',
    file: CHECKPOINT,
    break: ({ folder }) => edit(join(folder, CHECKPOINT), (text) => text.replace('—', '-')),
  },
  {
    name: 'changed-torn-line',
    code: 'TORN_FILE_CHANGED',
    file: 'ledger/torn-1',
    break: ({ folder }) => edit(join(folder, 'ledger/torn-1'), (text) => text.replace('a1', 'a9')),
  },
  {
    name: 'missing-torn-line',
    code: 'TORN_FILE_MISSING',
    file: 'ledger/torn-1',
    break: ({ folder }) => rm(join(folder, 'ledger/torn-1')),
  },
];
