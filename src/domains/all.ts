import type { Step } from '../pipeline/step.ts';
import { CANONICAL } from './canonical/all.ts';
import { MERGE_STEPS } from './canonical/merge/steps.ts';
import { CENTRES } from './centres/all.ts';
import { CLASSES } from './classes/all.ts';
import { COMPLAINTS } from './complaints/all.ts';
import { FACTS } from './facts/all.ts';
import { KNOWN } from './known/all.ts';
import { LOOKUPS } from './lookups/all.ts';
import { NETWORKS } from './networks/all.ts';
import { OVERVIEW } from './overview/all.ts';
import { PEOPLE } from './people/all.ts';
import { PHONES } from './phones/all.ts';
import { SCENES } from './scenes/all.ts';
import { TELEPHONY } from './telephony/all.ts';

/** What a domain is for: the main job, what the calls were, who is who, or the workbench. Benches add up the time of steps by it. */
export type Part = 'main job' | 'calls' | 'identities' | 'workbench';

export interface Domain {
  readonly name: string;
  readonly part: Part;
  readonly steps: readonly Step[];
}

/** Every domain that has steps. Adding one: a folder and a line here. */
export const DOMAINS: readonly Domain[] = [
  { name: 'canonical', part: 'main job', steps: CANONICAL },
  { name: 'merge', part: 'calls', steps: MERGE_STEPS },
  { name: 'phones', part: 'main job', steps: PHONES },
  { name: 'facts', part: 'main job', steps: FACTS },
  { name: 'classes', part: 'calls', steps: CLASSES },
  { name: 'telephony', part: 'main job', steps: TELEPHONY },
  { name: 'people', part: 'identities', steps: PEOPLE },
  { name: 'known', part: 'identities', steps: KNOWN },
  { name: 'complaints', part: 'identities', steps: COMPLAINTS },
  { name: 'scenes', part: 'calls', steps: SCENES },
  { name: 'networks', part: 'calls', steps: NETWORKS },
  { name: 'centres', part: 'calls', steps: CENTRES },
  { name: 'overview', part: 'main job', steps: OVERVIEW },
  { name: 'lookups', part: 'workbench', steps: LOOKUPS },
];

/** Every step of a build; the order is worked out from what they read. */
export const STEPS: readonly Step[] = DOMAINS.flatMap(({ steps }) => steps);

/** Tables that scripts and partners rely on: names and columns are a contract. */
export const PUBLISHED = [
  'victim',
  'operator',
  'operator_history',
  'number',
  'account',
  'account_link',
  'complaint_call',
  'complaint_person',
  'offence',
  'exchange_rate',
  'known_match',
  'known_lead',
  'impersonation',
  'presented_number',
  'country',
  'call_centre',
  'contact_match',
  'reject',
  'clock_offset',
  'quality',
  'figure',
  'scene',
  'scene_stage',
  'burst',
  'account_pace',
] as const;

/** The step that makes a published table. */
export function publishedStep(name: string): Step | undefined {
  return (PUBLISHED as readonly string[]).includes(name) ? STEPS.find((step) => step.name === name) : undefined;
}
