-- What the dialled numbers turned out to be.
SELECT class, count(*) AS numbers, sum(calls) AS calls FROM number GROUP BY class ORDER BY numbers DESC, class LIMIT 12
