-- Calls, and victims by their first call, per day of the case's zone.
SELECT strftime(timezone($zone, timezone('UTC', moment)), '%Y-%m-%d') AS day,
       CAST(sum(calls) AS BIGINT) AS calls, CAST(sum(victims) AS BIGINT) AS victims
FROM lookup.quarter GROUP BY 1 ORDER BY 1 LIMIT 40000
