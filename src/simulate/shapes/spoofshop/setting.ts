import { ENGLISH_WORDS, type Setting } from '../../world/setting.ts';

/** A spoofing shop as Operation Elaborate found one: customers everywhere, English, paid in coins. */
export const spoofshopSetting: Setting = {
  targets: ['US', 'GB', 'NL', 'IE', 'AU', 'FR', 'CA', 'DE', 'ES', 'IT', 'BE', 'NZ'],
  zones: ['Europe/Amsterdam', 'Europe/London', 'America/New_York', 'Europe/Kyiv', 'Asia/Dubai', 'UTC', 'Europe/Moscow'],
  currencies: ['GBP', 'USD', 'EUR'],
  words: ENGLISH_WORDS,
  domains: ['gmail.com', 'outlook.com', 'protonmail.com', 'yahoo.co.uk', 'mail.ru', 'tutanota.com', 'gmx.net'],
  complaintPrefix: 'RF',
  givenNames:
    'Ella Noah Amelia Pieter Claire Oliver Yusuf Jan Aoife Grace Mohammed Sofia Liam Priya Tom Hannah Declan Zoë Søren Anaïs'.split(
      ' ',
    ),
  familyNames:
    "Wilson|Rossi|Jones|Nguyen|Patel|Taylor|Smith|O'Brien|Murphy|Dubois|Khan|Byrne|Garcia|de Vries|Müller|van den Berg|Evans".split(
      '|',
    ),
  organisations: [
    '{} Bank',
    '{}',
    '{} Building Society',
    'Bank of {}',
    '{} & Sons Bank',
    '{} Revenue Office',
    '{} Savings',
  ],
  agencies: ['PSNI', 'BKA', 'FBI', 'AFP', 'NL-Politie', 'Garda'],
  tickets: [
    'please top up',
    'sip does not register',
    'number shows as withheld?',
    'ok',
    'thanks',
    'how long is pending payment',
  ],
  narratives: [
    'They said they were from {} and that someone was trying to use my card.',
    'Caller claimed to be {}. I became suspicious and hung up after a while.',
    'A man from the {} "fraud team" rang. He knew my name, "said" I must move money to a safe account.',
    'I got a call from {}; they asked for the 6 digit code, I read it out\nand then the money was gone.',
    "First a neighbour's number, then the police, then {}. I don't trust anybody now, and I can't sleep.",
  ],
  claims: ['bank', 'the police', 'the bank', 'tax office', 'unknown'],
  partsOfDay: ['morning', 'afternoon', 'evening', 'night'],
  withheld: ['withheld', 'private', 'No caller ID', 'unknown'],
  spelling: { national: 2, plus: 4, zeros: 1, bare: 2, decorated: 0.15, neat: 0.4, separators: [' ', '-', '.', ' '] },
  operatorShare: [0.55, 0.75],
};
