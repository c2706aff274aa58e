import type { Parameter } from '../../pipeline/step.ts';

/** How it is decided what each dialled number was. */
export const CLASS_PARAMETERS = {
  victim_min_talk_s: {
    value: 60,
    about:
      'Nobody counts as held in conversation before a call lasted more than this many seconds, unless a code was captured',
    source: 'Metropolitan Police, Operation Elaborate: calls of more than one minute',
  },
  session_gap_s: {
    value: 1800,
    about: "Seconds without a call after which an account's next call begins a new session",
    source: 'Ours: half an hour, as is usual for visits to a web site; a fraud service rings on within minutes',
  },
  channel_tail: {
    value: '(-[0-9a-fA-F]{8}(;[12])?|/[+0-9]{5,}(@.*)?)$',
    about: 'What an exchange adds to the name of a trunk for one call (pattern)',
    source: 'Asterisk names a channel technology/peer-8 hex digits; FreeSWITCH sofia/gateway/name/number',
    form: { pattern: /^.{0,200}$/, about: 'a regular expression (RE2)', example: '-[0-9a-f]{8}$' },
  },
  machine_applications: {
    value: '(playback|voicemail|voicemailmain|busy|congestion|playtones|milliwatt|musiconhold|echo|saydigits)( .*)?',
    about: 'Applications that answer without a person when no line was called, lower case (pattern)',
    source: 'Asterisk and FreeSWITCH dial plan applications that play sounds',
    form: { pattern: /^.{0,500}$/, about: 'a regular expression (RE2)', example: '(playback|voicemail)' },
  },
  machine_outcomes: {
    value:
      '(aa|am|al|machine|amd|amd_machine|answering.?machine|answer.?machine|voice.?mail|mailbox|vm|buzon|buzón|contestador|messagerie|répondeur|repondeur|anrufbeantworter|автоответчик|голосовая почта|segreteria|secretaria|sekreterare|poczta głosowa)',
    about: 'Outcomes that say a machine answered, lower case (pattern)',
    source: 'VICIdial status codes (AA, AM, AL) and the usual words in languages of seizures',
    form: { pattern: /^.{0,1000}$/, about: 'a regular expression (RE2)', example: '(machine|voicemail)' },
  },
  spike_chance: {
    value: 0.01,
    about: 'Chance that a line has a second taken for a cut-off by accident',
    source: 'Ours: one line in a hundred',
  },
  spike_share: {
    value: 0.5,
    about:
      'Share of the calls of a second that must be more than its neighbours let expect before it counts as a cut-off',
    source: 'Ours: below, a call of that second is more likely a conversation',
  },
  spike_max_s: {
    value: 900,
    about: 'Cut-offs are looked for up to this many seconds of talk',
    source: 'Ours: voicemail boxes take a few minutes at most',
  },
  spike_max_places: {
    value: 2000,
    about: 'Lines that a column may name before it counts as naming calls',
    source: 'Ours: a service has tens of trunks',
  },
  short_machine: {
    value: 0.1,
    about:
      'Share of machines among answered calls within the minute that nothing cut off, where there are too few to tell',
    source: 'Ours: callers hang up on some greetings',
  },
  long_machine: {
    value: 0.005,
    about: 'Share of machines and of waiting without a conversation among longer calls that nothing cut off',
    source: 'Ours: announcements, music, a phone put aside',
  },
  machine_share: {
    value: 0.05,
    about: 'Share of machines among answered calls that nothing cut off, before the lengths of the calls are looked at',
    source: 'Ours: what is seen outweighs it soon',
  },
  machine_worth: {
    value: 100,
    about: 'Calls that the beliefs about machines are worth against those of the case',
    source: 'Ours: they decide in cases of a hundred calls and hardly in larger ones',
  },
  special_types: {
    value: 'toll_free,shared_cost,uan,premium_rate',
    about: "Types of numbers that are organisations' lines as a rule",
    source: 'libphonenumber: numbers whose holder pays or shares the cost, universal access numbers',
    form: { pattern: /^[a-z_,]*$/, about: 'types, comma-separated', example: 'toll_free,uan' },
  },
  listed_before_s: {
    value: 60,
    about: 'Seconds by which an entry of a call list is older than the first call to its number',
    source:
      "VICIdial enters what an agent dials by hand into its lists as it dials; lists are loaded before (manual, 'Manual Dial List ID')",
  },
  usual_numbers: {
    value: 200,
    about: 'Numbers of an account beyond which a further one says no more of the countries that it calls',
    source: 'Ours: what is alone in its country among two hundred was not dialled from a list',
  },
  ignore_evidence: {
    value: '',
    about: 'Kinds of evidence that are left out: to see what each one buys',
    source: 'Ours: nothing is left out',
    form: {
      pattern:
        /^((cut_offs|lengths|ringing|sessions|talk|accounts|register|registered|reports|lists|presented|special|place|type)(,(?!$)|$))*$/,
      about:
        'kinds of cut_offs, lengths, ringing, sessions, talk, accounts, register, registered, reports, lists, presented, special, place and type, comma-separated',
      example: 'sessions,reports',
    },
  },
  fit_rounds: {
    value: 60,
    about: 'Rounds in which kinds of lines are fitted',
    source: 'Ours: changes are small after 30',
  },
  fit_worth: {
    value: 200,
    about: 'Numbers that the beliefs about the share of each kind of line are worth',
    source: 'Ours: they decide in cases of hundreds of numbers and hardly in larger ones',
  },
  code_held: {
    value: 0.995,
    about: 'Probability that a person from whom a code was captured was deceived',
    source: 'Ours: the service recorded the digits',
  },
  complaint_odds: {
    value: 50,
    about: 'How much more often a person who was held complains than one who was not',
    source: 'Ours: those who were not deceived hardly ever report',
  },
  attempt_odds: {
    value: 50,
    about: 'How much more often a code is asked for in a conversation than without one',
    source: 'Ours: a machine is not asked for a code',
  },
} as const satisfies Record<string, Parameter>;
