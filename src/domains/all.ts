import type { Step } from '../pipeline/step.ts';
import { CANONICAL } from './canonical/all.ts';
import { CENTRES } from './centres/all.ts';
import { CLASSES } from './classes/all.ts';
import { COMPLAINTS } from './complaints/all.ts';
import { FACTS } from './facts/all.ts';
import { KNOWN } from './known/all.ts';
import { NETWORKS } from './networks/all.ts';
import { OVERVIEW } from './overview/all.ts';
import { PEOPLE } from './people/all.ts';
import { PHONES } from './phones/all.ts';
import { SCENES } from './scenes/all.ts';
import { TELEPHONY } from './telephony/all.ts';

/** Every step of a build; the order is worked out from what they read. */
export const STEPS: readonly Step[] = [
  ...CANONICAL,
  ...PHONES,
  ...FACTS,
  ...CLASSES,
  ...TELEPHONY,
  ...PEOPLE,
  ...KNOWN,
  ...COMPLAINTS,
  ...SCENES,
  ...NETWORKS,
  ...CENTRES,
  ...OVERVIEW,
];

/** Tables that scripts and partners rely on: names and columns are a contract. */
export const PUBLISHED = [
  'victim',
  'operator',
  'number',
  'account',
  'account_link',
  'complaint_call',
  'complaint_person',
  'offence',
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
