import { callsSection } from './calls.ts';
import { centresSection } from './centres.ts';
import { complaintsSection } from './complaints.ts';
import { exhibitsSection } from './exhibits.ts';
import { glossarySection } from './glossary.ts';
import { mappingSection } from './mapping.ts';
import { assumptionsSection, limitsSection, methodSection } from './method.ts';
import { numbersSection } from './numbers.ts';
import { knownSection, operatorsSection } from './operators.ts';
import { countriesSection, organisationsSection } from './places.ts';
import { scenesSection } from './scenes.ts';
import type { Section } from './section.ts';
import { verifySection } from './verify.ts';
import { victimsSection } from './victims.ts';

/** The report in reading order: what was found, then why it can be believed. */
export const SECTIONS: readonly Section[] = [
  victimsSection,
  scenesSection,
  callsSection,
  operatorsSection,
  centresSection,
  knownSection,
  organisationsSection,
  countriesSection,
  complaintsSection,
  exhibitsSection,
  mappingSection,
  assumptionsSection,
  methodSection,
  limitsSection,
  verifySection,
  glossarySection,
  numbersSection,
];
