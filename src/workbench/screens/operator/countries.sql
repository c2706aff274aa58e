-- Where its victims are.
SELECT region, count(*) AS victims, CAST(sum(calls) AS BIGINT) AS calls
FROM (
  SELECT s.number_id, any_value(v.region) AS region, sum(s.calls) AS calls
  FROM scene AS s JOIN victim AS v ON v.number_id = s.number_id
  WHERE s.operator_id = $id GROUP BY s.number_id
)
GROUP BY region ORDER BY victims DESC, region
