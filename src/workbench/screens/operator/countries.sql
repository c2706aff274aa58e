-- Where its victims are.
SELECT region, count(*) AS victims, CAST(sum(calls) AS BIGINT) AS calls
FROM lookup.operator_victim WHERE operator_id = $id
GROUP BY region ORDER BY victims DESC, region
