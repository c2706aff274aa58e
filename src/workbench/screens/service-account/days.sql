-- Its calls per day, UTC.
SELECT strftime(day, '%Y-%m-%d') AS day, calls, long_calls
FROM lookup.account_day WHERE account_ref = $id ORDER BY 1 LIMIT 5000
