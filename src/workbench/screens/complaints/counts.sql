SELECT status, count(*) AS complaints
FROM fitting
GROUP BY status
ORDER BY status
