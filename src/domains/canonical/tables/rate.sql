-- Rates as written: a row has one rate (currency, rate) or those of many currencies in columns of their own.
SELECT * EXCLUDE (_problem, _unparsed) REPLACE (upper(trim(base)) AS base, upper(trim(currency)) AS currency)
FROM mapped.rate WHERE _problem IS NULL
