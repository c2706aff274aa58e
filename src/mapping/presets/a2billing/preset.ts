import { definePreset } from '../preset.ts';
import { CALL, TRUNK } from './calls.ts';
import { CALLERID, CARD, SIP_BUDDIES, SYSTEM_LOG, TICKET } from './cards.ts';
import { LOGPAYMENT, LOGREFILL } from './payments.ts';

/** A2Billing, the billing of calling-card and termination shops on Asterisk. Facts and sources: README.md. */
export const A2BILLING = definePreset({
  id: 'a2billing',
  system: 'A2Billing',
  tables: [CALL, CARD, LOGPAYMENT, LOGREFILL, CALLERID, SIP_BUDDIES, SYSTEM_LOG, TICKET, TRUNK],
});
