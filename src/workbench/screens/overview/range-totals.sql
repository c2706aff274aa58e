-- What happened between two days of the case's zone, both included.
WITH span AS (
  SELECT timezone('UTC', timezone($zone, CAST($from AS TIMESTAMP))) AS first,
         timezone('UTC', timezone($zone, CAST($to AS TIMESTAMP) + INTERVAL 1 DAY)) AS after
)
SELECT 'calls' AS name, CAST(coalesce(sum(calls), 0) AS BIGINT) AS value FROM lookup.quarter, span WHERE moment >= first AND moment < after
UNION ALL
SELECT 'victims', CAST(coalesce(sum(victims), 0) AS BIGINT) FROM lookup.quarter, span WHERE moment >= first AND moment < after
UNION ALL
SELECT 'accounts', count(*) FROM account, span WHERE first_at < after AND last_at >= first
UNION ALL
SELECT 'operators', count(*) FROM operator, span WHERE first_at < after AND last_at >= first
UNION ALL
SELECT 'codes_captured', count(*) FROM canonical.interception, span WHERE captured AND "at" >= first AND "at" < after
UNION ALL
SELECT 'complaints', count(*) FROM canonical.complaint
WHERE received_on BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
