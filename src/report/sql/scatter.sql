-- Spend against victims, for the eye: the foremost operators only.
SELECT priority, operator_id, CAST(round(spent) AS BIGINT) AS spent, victims, known_in <> '' AS known
FROM operator
ORDER BY priority, operator_id
LIMIT 600
