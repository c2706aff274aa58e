import type { PresetTableData } from '../preset.ts';

export const LOGPAYMENT: PresetTableData = {
  id: 'logpayment',
  label: 'A2Billing cc_logpayment',
  called: ['cc_logpayment'],
  columns: {
    id: {},
    date: { looks: 'time' },
    payment: { looks: 'number' },
    card_id: {},
    reseller_id: {},
    id_logrefill: {},
    description: {},
    added_refill: {},
    payment_type: {},
    added_commission: {},
  },
  needs: ['date', 'payment', 'card_id'],
  telling: ['description', 'payment_type', 'id_logrefill', 'reseller_id', 'added_refill'],
  some: 1,
  feeds: [
    {
      target: 'payment',
      fields: {
        payment_ref: { from: ['id'] },
        account_ref: { from: ['card_id'] },
        at: { from: ['date'] },
        method: [{ from: ['description'], least: { distinct: 2 } }, { from: ['payment_type'] }],
        amount: { from: ['payment'] },
      },
    },
  ],
};

export const LOGREFILL: PresetTableData = {
  id: 'logrefill',
  label: 'A2Billing cc_logrefill',
  called: ['cc_logrefill'],
  columns: {
    id: {},
    date: { looks: 'time' },
    credit: { looks: 'number' },
    card_id: {},
    reseller_id: {},
    description: {},
    refill_type: {},
    added_invoice: {},
  },
  needs: ['date', 'credit', 'card_id'],
  telling: ['refill_type', 'description', 'reseller_id'],
  some: 1,
  feeds: [
    {
      target: 'payment',
      unless: ['logpayment'],
      fields: {
        payment_ref: { from: ['id'] },
        account_ref: { from: ['card_id'] },
        at: { from: ['date'] },
        method: { from: ['description'] },
        amount: { from: ['credit'], why: 'credit that was added: the log of payments is missing' },
      },
    },
  ],
};
