import type { LedgerEvent } from './data.ts';

/** What an event is about, in a few words: a pair, a parameter, the beginning of a hash. */
export function subjectOf({ details }: LedgerEvent): string {
  const about = details['about'];
  if (typeof about === 'object' && about !== null) return ofDecision(about as Readonly<Record<string, unknown>>);
  if (typeof details['name'] === 'string') return `${details['name']} = ${plain(details['value'])}`;
  if (typeof details['exhibit'] === 'string') return details['exhibit'].slice(0, 16);
  if (typeof details['holder'] === 'string') return details['holder'];
  return '';
}

function ofDecision(about: Readonly<Record<string, unknown>>): string {
  if ('judgement' in about) return `${plain(about['judgement'])}`;
  const keys = [about['key'], about['a'], about['b']].filter((key) => typeof key === 'string').join(' · ');
  return [about['subject'], about['kind'], about['verdict'], keys]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ');
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** JSON that shows every character for what it is: what is not plain ASCII is written as an escape, as a name may hold
 * marks that turn text round. */
export function inertJson(line: string): string {
  const text = JSON.stringify(JSON.parse(line), null, 2);
  return text.replace(/[^\n\x20-\x7e]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
