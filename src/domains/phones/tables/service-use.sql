-- Every number as dialled in the service's own tables (macro phone_dial_key), by account: who used it, where the account
-- says it dials from, how often.
WITH stated AS (
  SELECT a.account_ref, min(r.region) AS region
  FROM mapped.account AS a JOIN work.region_value AS r ON r.raw = a.dial_region_raw
  WHERE a.account_ref IS NOT NULL AND r.region <> ''
  GROUP BY a.account_ref
),
spelled AS (
  SELECT dialled_key AS dial_key, dialled_raw AS raw, account_ref FROM mapped.call WHERE _problem IS NULL
  UNION ALL SELECT presented_key, presented_raw, account_ref FROM mapped.call WHERE _problem IS NULL
  UNION ALL SELECT target_key, target_raw, account_ref FROM mapped.interception WHERE _problem IS NULL
  UNION ALL SELECT phone_key, phone_raw, account_ref FROM mapped.contact WHERE _problem IS NULL
  UNION ALL SELECT phone_key, phone_raw, account_ref FROM mapped.account WHERE _problem IS NULL
),
-- Odd spellings apart: nearly all have their key already and need no look-up.
keyed AS (
  SELECT dial_key, account_ref FROM spelled WHERE dial_key IS NOT NULL
  UNION ALL
  SELECT o.dial_key, s.account_ref
  FROM (SELECT raw, account_ref FROM spelled WHERE dial_key IS NULL AND raw IS NOT NULL) AS s
  JOIN work.odd_spelling AS o ON o.raw = s.raw
),
counted AS (
  SELECT dial_key AS raw, coalesce(account_ref, '') AS context, count(*) AS uses FROM keyed GROUP BY ALL
)
SELECT c.raw, c.context, s.region AS hint, c.uses
FROM counted AS c
LEFT JOIN stated AS s ON s.account_ref = c.context
