import type { CheckReport, Finding } from '../case/check/check.ts';
import { bytes, integer } from './words.ts';

export function isDamaged(report: CheckReport): boolean {
  return !report.sound;
}

/** The verdict first, then everything that was met. */
export function checkText(report: CheckReport): string {
  const verdict = report.first
    ? ['DAMAGED', `The first damaged thing: ${report.first.what}`, ...findingLines(report.first)]
    : ['SOUND: everything is what the signed ledger vouches for'];
  const others = report.findings.filter((finding) => finding !== report.first);
  const verified = Object.entries(report.verified).map(
    ([name, count]) =>
      `  ${/bytes$/i.test(name) ? bytes(Number(count)) : integer(Number(count))} ${name.replaceAll('_', ' ')}`,
  );
  return [
    ...verdict,
    ...(others.length > 0 ? ['', 'Also:'] : []),
    ...others.flatMap((finding) => [`  ${finding.severity}: ${finding.what}`, ...findingLines(finding)]),
    '',
    'Verified:',
    ...verified,
  ].join('\n');
}

function findingLines(finding: Finding): string[] {
  const { file, line, bytes: range } = finding.where;
  const place = [
    file,
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(range ? [`bytes ${range.from} to ${range.to}`] : []),
  ];
  return [`    ${finding.code} in ${place.join(', ')}`, `    affects: ${finding.affects}`];
}
