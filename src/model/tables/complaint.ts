import { canonical, mapped, normalised } from '../table.ts';

const victim = { subject: 'victim', sensitivity: 'personal' } as const;

export const complaint = canonical('complaint', 'a report by the public', [
  mapped('complaint_ref', 'VARCHAR', "The receiving office's own key"),
  mapped('received_on', 'DATE', 'Day of receipt, local'),
  mapped('name', 'VARCHAR', 'Name of the complainant', victim),
  mapped('postcode', 'VARCHAR', 'Postcode', victim),
  mapped('called_raw', 'VARCHAR', 'Number that was called, as written', victim),
  normalised('called', 'VARCHAR', 'Number that was called, E.164', victim),
  mapped('presented_raw', 'VARCHAR', 'Number that was displayed, as written'),
  normalised('presented', 'VARCHAR', 'Number that was displayed, E.164'),
  mapped('call_date', 'DATE', "Day of the call in the complainant's own time zone"),
  mapped('call_time_raw', 'VARCHAR', 'Time of the call as written: exact, rounded, part of the day'),
  normalised('call_time', 'TIME', "Time of the call in the complainant's own time zone, when one was written"),
  normalised('time_precision', 'VARCHAR', 'minute, hour, part_of_day or none'),
  mapped('organisation', 'VARCHAR', 'Who the caller claimed to be'),
  mapped('loss', 'DECIMAL(18,2)', 'Reported loss in currency'),
  mapped('currency', 'VARCHAR', 'ISO 4217 code of loss'),
  mapped('narrative', 'VARCHAR', 'What happened, free text', victim),
]);
