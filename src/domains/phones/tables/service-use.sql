-- Every spelling of a number in the service's own tables, by account: who used it, where the account says it dials
-- from, how often.
WITH stated AS (
  SELECT a.account_ref, min(r.region) AS region
  FROM mapped.account AS a JOIN work.region_value AS r ON r.raw = a.dial_region_raw
  WHERE a.account_ref IS NOT NULL AND r.region <> ''
  GROUP BY a.account_ref
),
used AS (
  SELECT dialled_raw AS raw, account_ref, count(*) AS uses FROM mapped.call WHERE _problem IS NULL GROUP BY ALL
  UNION ALL
  SELECT presented_raw, account_ref, count(*) FROM mapped.call WHERE _problem IS NULL GROUP BY ALL
  UNION ALL
  SELECT target_raw, account_ref, count(*) FROM mapped.interception WHERE _problem IS NULL GROUP BY ALL
  UNION ALL
  SELECT phone_raw, account_ref, count(*) FROM mapped.contact WHERE _problem IS NULL GROUP BY ALL
  UNION ALL
  SELECT phone_raw, account_ref, count(*) FROM mapped.account WHERE _problem IS NULL GROUP BY ALL
)
SELECT u.raw, coalesce(u.account_ref, '') AS context, s.region AS hint, sum(u.uses)::BIGINT AS uses
FROM used AS u
LEFT JOIN stated AS s ON s.account_ref = u.account_ref
WHERE u.raw IS NOT NULL
GROUP BY ALL
