import { join, resolve } from 'node:path';
import { RingbreakError } from '../../base/errors.ts';
import { sha256 } from '../../base/hash.ts';
import { type Progress, silentProgress } from '../../base/progress.ts';
import { checkAudit } from './audit.ts';
import { checkDerived, loadManifest } from './derived.ts';
import { bytesOf, isFolder, isTemporary, jsonIn, namesIn, objectIn } from './disk.ts';
import { type Affected, checkExhibits } from './exhibits.ts';
import { type CheckReport, Findings } from './finding.ts';
import { checkLedger, type LedgerFacts, type NotedState } from './ledger.ts';
import { stepsUsing } from './manifest.ts';
import { checkMappings, recordedMappings } from './mappings.ts';

export type { CheckReport, Finding, Severity, Verified } from './finding.ts';
export type { NotedState } from './ledger.ts';

/**
 * Reads a whole case again and says whether it is what its ledger vouches for. Changes nothing; needs no key and no lock.
 * Shares no code with the writers but src/base. Beside a writer at work, unfinished writes show as harmless.
 *
 * @param options.noted A ledger size and root from an earlier report: shows that nothing before it was rewritten, which
 *   the case folder alone cannot show against somebody who holds a key.
 * @throws RingbreakError NOT_A_CASE (usage). Damage is never thrown: it is in the report.
 */
export async function checkCase(
  folder: string,
  progress: Progress = silentProgress,
  options: { readonly noted?: NotedState } = {},
): Promise<CheckReport> {
  const path = resolve(folder);
  await mustBeCase(path);
  const findings = new Findings();
  const info = await bytesOf(join(path, 'case.json'));
  const ledger = await checkLedger(path, originIn(info), options.noted, findings);
  checkInfo(info, ledger, findings);
  const manifest = await loadManifest(path);
  const affected = affectedBy(manifest);
  await checkExhibits(path, ledger, affected, findings, progress);
  const mappings = recordedMappings(ledger);
  await checkMappings(path, mappings, affected, findings);
  await checkDerived(
    path,
    manifest,
    { exhibits: exhibitsIn(ledger), mappings, parameters: parametersIn(ledger) },
    findings,
    progress,
  );
  await checkAudit(path, originIn(info), ledger, findings);
  await reportLeftovers(path, findings);
  const first = findings.list.find(({ severity }) => severity === 'damage');
  return {
    sound: first === undefined,
    first,
    findings: findings.list,
    verified: findings.verified,
    ledger: ledger.signed,
  };
}

/**
 * The part of the check that takes no long time: the ledger, and the audit log of the workbench against it.
 *
 * @throws RingbreakError NOT_A_CASE (usage).
 */
export async function checkLogs(
  folder: string,
): Promise<Pick<CheckReport, 'sound' | 'first' | 'findings' | 'verified'>> {
  const path = resolve(folder);
  await mustBeCase(path);
  const findings = new Findings();
  const origin = originIn(await bytesOf(join(path, 'case.json')));
  const ledger = await checkLedger(path, origin, undefined, findings);
  await checkAudit(path, origin, ledger, findings);
  const first = findings.list.find(({ severity }) => severity === 'damage');
  return { sound: first === undefined, first, findings: findings.list, verified: findings.verified };
}

async function mustBeCase(path: string): Promise<void> {
  if ((await bytesOf(join(path, 'case.json'))) !== undefined || (await isFolder(join(path, 'ledger')))) return;
  throw new RingbreakError({
    kind: 'usage',
    code: 'NOT_A_CASE',
    what: 'this folder holds no case (neither case.json nor a ledger)',
    where: { file: path },
    next: 'Name a case folder.',
  });
}

function originIn(info: Buffer | undefined): string | undefined {
  const id = objectIn(info && jsonIn(info))?.['id'];
  return typeof id === 'string' ? `ringbreak/case/${id}` : undefined;
}

/** case.json against the founding event. Reported before the ledger's findings: it is the case's identity. */
function checkInfo(info: Buffer | undefined, ledger: LedgerFacts, findings: Findings): void {
  const founding = ledger.events[0]?.event;
  const recorded = founding?.type === 'case_created' ? founding['case_sha256'] : undefined;
  const affects = 'title, agency, currency, default region and time zone: whatever was computed with them';
  const before = findings.list.length;
  if (info === undefined) findings.damage('CASE_JSON_MISSING', 'case.json', 'case.json is missing', affects);
  else if (recorded !== undefined && recorded !== sha256(info)) {
    const what = 'case.json is not the one that the case was founded with';
    findings.damage('CASE_JSON_CHANGED', 'case.json', what, affects);
  }
  findings.list.unshift(...findings.list.splice(before));
}

function affectedBy(read: Awaited<ReturnType<typeof loadManifest>>): Affected {
  return (exhibit) => {
    const steps = read && 'manifest' in read ? stepsUsing(read.manifest, exhibit) : [];
    const figures = steps.length > 0 ? `the steps ${steps.join(', ')}` : 'whatever is built from it';
    return `exhibit ${exhibit}, and ${figures}`;
  };
}

function exhibitsIn(ledger: LedgerFacts): Set<string> {
  const added = ledger.events.filter(({ event }) => event.type === 'exhibit_added');
  return new Set(added.map(({ event }) => event['exhibit'] as string));
}

function parametersIn(ledger: LedgerFacts): Map<string, unknown> {
  const set = ledger.events.filter(({ event }) => event.type === 'parameter_set');
  return new Map(set.map(({ event }) => [event['name'] as string, event['value']]));
}

async function reportLeftovers(path: string, findings: Findings): Promise<void> {
  for (const name of await namesIn(path)) {
    if (name === 'lock') {
      findings.harmless(
        'LOCK_THERE',
        'lock',
        'somebody is writing to the case, or a writer died: the next one finds out',
      );
    } else if (isTemporary(name) || name.startsWith('lock.')) {
      findings.harmless('LEFT_BY_A_CRASH', name, 'an interrupted write left this file');
    }
  }
}
