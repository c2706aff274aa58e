/**
 * Statuses that VICIdial sets or ships with: a person or a machine took the call. Those of a call that is not over (INCALL, DISPO)
 * and of dead air are left open.
 */
const ANSWERED = [
  'A',
  'AA',
  'AM',
  'AL',
  'AFAX',
  'CALLBK',
  'CBHOLD',
  'DEC',
  'DNC',
  'DROP',
  'NI',
  'NP',
  'PDROP',
  'PM',
  'PU',
  'SALE',
  'SVYCLM',
  'SVYEXT',
  'SVYHU',
  'SVYREC',
  'SVYVM',
  'TIMEOT',
  'WAITTO',
  'XDROP',
  'XFER',
  'HXFER',
  'LSMERG',
  'MAXCAL',
  'QCFAIL',
  'IVRXFR',
  'AFTHRS',
];
const NOT_ANSWERED = [
  'AB',
  'ADC',
  'ADCT',
  'B',
  'DC',
  'DNCC',
  'DNCL',
  'ERI',
  'N',
  'NA',
  'NEW',
  'QUEUE',
  'LRERR',
  'DISMX',
];
/** What the dialler's own statuses say about the question whether somebody or something took the call. */
export const STATUS = { kind: 'boolean', yes: ANSWERED, no: NOT_ANSWERED } as const;

/** Statuses that name what took the call, where that is no person: set by the machine (AA, AM, AL, PM, AFAX) or by the agent (A). */
export const ANSWERED_BY = {
  kind: 'words',
  codes: ['A', 'AA', 'AM', 'AL', 'PM', 'AFAX'],
  words: [
    'answering machine',
    'answering machine',
    'answering machine',
    'answering machine',
    'answering machine',
    'fax',
  ],
} as const;
