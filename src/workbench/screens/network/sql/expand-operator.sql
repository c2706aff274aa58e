-- What an operator is directly connected with. Scenes carry the time; accounts and other operations have none.
SELECT 'belongs' AS edge, 'account' AS kind, account_ref AS ref, coalesce(username, account_ref) AS label,
       calls AS n, NULL::DOUBLE AS probability, first_at, last_at, false AS hub
FROM account WHERE operator_id = $ref
UNION ALL
SELECT 'worked_on', 'number', number_id, coalesce(nullif(any_value(number), ''), number_id),
       sum(calls)::BIGINT, max(probability), min(first_at), max(last_at), false
FROM scene
WHERE operator_id = $ref AND longest_s > 0 AND first_at <= $until::TIMESTAMP AND last_at >= $since::TIMESTAMP
GROUP BY number_id
UNION ALL
SELECT 'claimed_to_be', 'organisation', organisation, organisation, sum(calls)::BIGINT, NULL, min(first_at), max(last_at), false
FROM (
  SELECT unnest(string_split(organisations, ';')) AS organisation, calls, first_at, last_at
  FROM scene
  WHERE operator_id = $ref AND organisations <> '' AND first_at <= $until::TIMESTAMP AND last_at >= $since::TIMESTAMP
)
GROUP BY organisation
UNION ALL
SELECT 'known_as', 'operation', operation, operation || ' (' || any_value(agency) || ')', count(*), max(probability), NULL, NULL, false
FROM known_match WHERE operator_id = $ref AND status = 'hit'
GROUP BY operation
UNION ALL
SELECT 'works_at', 'centre', centre_id, coalesce(nullif(organisation, ''), centre_id), calls, probability, first_at, last_at, false
FROM call_centre
WHERE list_contains(string_split(operator_ids, ';'), $ref)
  AND first_at <= $until::TIMESTAMP AND last_at >= $since::TIMESTAMP
