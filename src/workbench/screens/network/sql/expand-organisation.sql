-- Who claimed to be an organisation, and towards whom most.
WITH claimed AS (
  SELECT operator_id, number_id, number, calls, probability, first_at, last_at
  FROM scene
  WHERE contains(organisations, $ref) AND list_contains(string_split(organisations, ';'), $ref)
    AND first_at <= $until::TIMESTAMP AND last_at >= $since::TIMESTAMP
)
SELECT 'claimed_to_be' AS edge, 'operator' AS kind, operator_id AS ref, operator_id AS label,
       sum(calls)::BIGINT AS n, NULL::DOUBLE AS probability, min(first_at) AS first_at, max(last_at) AS last_at, false AS hub
FROM claimed WHERE operator_id IS NOT NULL
GROUP BY operator_id
UNION ALL
SELECT 'was_told', 'number', number_id, coalesce(nullif(any_value(number), ''), number_id), sum(calls)::BIGINT,
       max(probability), min(first_at), max(last_at), false
FROM claimed
GROUP BY number_id
