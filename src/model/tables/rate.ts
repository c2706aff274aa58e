import { canonical, mapped } from '../table.ts';

/**
 * Currencies that a table of rates with a column for each may have: those of the European Central Bank's reference rates
 * since 1999, and others that complaints are often told in. ISO 4217.
 */
export const RATE_CURRENCIES = (
  'EUR USD JPY GBP CHF AUD BGN BRL CAD CNY CYP CZK DKK EEK HKD HRK HUF IDR ILS INR ISK KRW LTL LVL MTL MXN MYR NOK NZD ' +
  'PHP PLN ROL RON RUB SEK SGD SIT SKK THB TRL TRY ZAR AED ARS CLP COP EGP MAD NGN PKR SAR TWD UAH VND'
).split(' ');

/** The column of a currency in a table of rates that has one for each. */
export function rateColumn(currency: string): string {
  return `in_${currency.toLowerCase()}`;
}

export const rate = canonical('rate', 'exchange rates of a day', [
  mapped('rated_on', 'DATE', 'Day of the rate'),
  mapped('base', 'VARCHAR', 'ISO 4217 code of the currency of which one unit is meant'),
  mapped('currency', 'VARCHAR', 'ISO 4217 code of the currency of `rate`, where a row has one rate'),
  mapped('rate', 'DECIMAL(38,18)', 'Units of currency for one unit of base'),
  ...RATE_CURRENCIES.map((code) =>
    mapped(rateColumn(code), 'DECIMAL(38,18)', `${code} for one unit of base, where a row has the rates of a day`),
  ),
]);
