import { html } from '../markup/html.ts';
import type { Section } from './section.ts';

const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Account', 'An account of the seized service, by the service’s own key.'],
  [
    'Captured code',
    'A one-time code of a bank or another service that the called person typed or read out and that the service recorded.',
  ],
  ['Complaint', 'A report by a member of the public to the authorities.'],
  ['Dialled number', 'The number that an account had called.'],
  [
    'E.164',
    'The international spelling of a phone number: a plus sign, the country code and the number, without blanks.',
  ],
  ['Exhibit', 'A file as it was received, fixed by its SHA-256.'],
  ['Ledger', 'The append-only list of everything that people decided in this case.'],
  ['Operation', 'A case of another agency.'],
  ['Operator', 'The person or crew thought to be behind one or several accounts.'],
  ['Organisation', 'A bank, office or company that was impersonated.'],
  ['Presented number', 'The number that the called person saw, chosen by the account.'],
  ['SHA-256', 'A fingerprint of a file: two different files never have the same in practice.'],
  ['Talk time', 'From the answer to the end of a call, in seconds.'],
  [
    'Victim',
    'A dialled number that was held in conversation for longer than the rule’s threshold, and whose line belongs neither to an organisation nor to an account holder.',
  ],
];

export const glossarySection: Section = {
  id: 'glossary',
  title: 'Words used here',
  render: () =>
    html`<dl class="glossary">${TERMS.map(
      ([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>
`,
    )}</dl>`,
};
