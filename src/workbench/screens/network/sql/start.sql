-- Where to begin when nothing is named: the operators that matter most.
SELECT operator_id AS ref, operator_id AS label, calls AS n, victims, priority
FROM operator
ORDER BY priority, operator_id
LIMIT $limit
