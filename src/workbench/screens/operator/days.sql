-- Calls of its accounts per day, UTC.
SELECT strftime(day, '%Y-%m-%d') AS day, CAST(sum(calls) AS BIGINT) AS calls, CAST(sum(long_calls) AS BIGINT) AS long_calls
FROM lookup.account_day
WHERE account_ref IN (SELECT account_ref FROM account WHERE operator_id = $id)
GROUP BY 1 ORDER BY 1 LIMIT 5000
