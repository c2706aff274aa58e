import { Dice, ORGANISATIONS } from '../world.ts';
import { type Shape, w } from './shape.ts';

/** What other agencies and the public's offices send, in a folder of its own. */
export function agencyFiles(): Shape {
  const dice = new Dice(18);
  const kinds = ['telefoon', 'e-mail', 'wallet', 'IP', 'toestel'] as const;
  const value = {
    telefoon: () => dice.mobile(),
    'e-mail': () => `x${dice.digits(6)}@mail.example`,
    wallet: () => dice.wallet(),
    IP: () => dice.ip(),
    toestel: () => dice.hex(32),
  };
  return {
    tables: [
      {
        table: 'bekend',
        columns: w('onderzoek korps soort waarde'),
        rows: Array.from({ length: 120 }, (_, i) => {
          const kind = dice.pick(kinds);
          return [`NN-${200 + i}`, dice.pick(['BKA', 'FBI', 'NL']), kind, value[kind]()];
        }),
      },
      {
        table: 'bellijst',
        columns: w('naam telefoon'),
        rows: Array.from({ length: 300 }, () => [dice.person(), dice.mobile()]),
      },
      {
        table: 'instanties',
        columns: w('instantie nummer land'),
        rows: ORGANISATIONS.map((name) => [name, `+44345${dice.digits(7)}`, dice.pick(['GB', 'NL'])]),
      },
      {
        table: 'instellingen',
        columns: w('sleutel waarde'),
        rows: [
          ['theme', 'dark'],
          ['rate', '0.11'],
          ['smtp', 'localhost'],
          ['max', '50'],
        ],
      },
    ],
    expect: {
      bekend: ['known_identifier', { operation: '0', agency: '1', kind_raw: '2', value_raw: '3' }],
      bellijst: ['contact', { name: '0', phone_raw: '1' }],
      instanties: ['organisation_number', { organisation: '0', number_raw: '1', region_raw: '2' }],
      instellingen: [null, {}],
    },
  };
}
