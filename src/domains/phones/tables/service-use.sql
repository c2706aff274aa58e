-- Every number as dialled in the service's own tables (macro phone_dial_key), by account: who used it, where the account
-- says it dials from, how often.
WITH stated AS (
  SELECT a.account_ref, min(r.region) AS region
  FROM mapped.account AS a JOIN work.region_value AS r ON r.raw = a.dial_region_raw
  WHERE a.account_ref IS NOT NULL AND r.region <> ''
  GROUP BY a.account_ref
),
spelled AS (
  SELECT dialled_raw AS raw, account_ref FROM mapped.call WHERE _problem IS NULL
  UNION ALL SELECT presented_raw, account_ref FROM mapped.call WHERE _problem IS NULL
  UNION ALL SELECT target_raw, account_ref FROM mapped.interception WHERE _problem IS NULL
  UNION ALL SELECT phone_raw, account_ref FROM mapped.contact WHERE _problem IS NULL
  UNION ALL SELECT phone_raw, account_ref FROM mapped.account WHERE _problem IS NULL
),
keyed AS (
  SELECT coalesce(phone_dial_key(phone_bare(s.raw)), o.dial_key) AS raw, coalesce(s.account_ref, '') AS context
  FROM spelled AS s LEFT JOIN work.odd_spelling AS o ON o.raw = s.raw
  WHERE s.raw IS NOT NULL
),
counted AS (
  SELECT raw, context, count(*) AS uses FROM keyed WHERE raw IS NOT NULL GROUP BY raw, context
)
SELECT c.raw, c.context, s.region AS hint, c.uses
FROM counted AS c
LEFT JOIN stated AS s ON s.account_ref = c.context
