-- Organisations that were impersonated towards the victims who were called first between two days of the case's zone.
SELECT organisation, CAST(sum(calls) AS BIGINT) AS calls, count(*) AS victims
FROM (
  SELECT unnest(string_split(organisations, ';')) AS organisation, calls
  FROM victim
  WHERE organisations <> ''
    AND first_at >= timezone('UTC', timezone($zone, CAST($from AS TIMESTAMP)))
    AND first_at < timezone('UTC', timezone($zone, CAST($to AS TIMESTAMP) + INTERVAL 1 DAY))
)
GROUP BY organisation ORDER BY victims DESC, organisation LIMIT 12
