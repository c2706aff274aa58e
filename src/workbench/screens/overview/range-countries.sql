-- Countries of the victims who were called first between two days of the case's zone.
SELECT region, sum(calls) AS calls, count(*) AS victims
FROM victim
WHERE first_at >= timezone('UTC', timezone($zone, CAST($from AS TIMESTAMP)))
  AND first_at < timezone('UTC', timezone($zone, CAST($to AS TIMESTAMP) + INTERVAL 1 DAY))
GROUP BY region ORDER BY victims DESC, region
