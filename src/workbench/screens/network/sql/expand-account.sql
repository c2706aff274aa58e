-- What an account is directly connected with.
SELECT 'belongs' AS edge, 'operator' AS kind, operator_id AS ref, operator_id AS label,
       calls AS n, NULL::DOUBLE AS probability, first_at, last_at, false AS hub
FROM account WHERE account_ref = $ref AND operator_id IS NOT NULL
UNION ALL
SELECT relation, 'account', other, coalesce(who.username, other), 1, probability, NULL, NULL, false
FROM (
  SELECT relation, CASE WHEN account_a = $ref THEN account_b ELSE account_a END AS other, probability
  FROM account_link WHERE account_a = $ref OR account_b = $ref
) AS links
LEFT JOIN account AS who ON who.account_ref = links.other
UNION ALL
SELECT 'worked_on', 'number', number_id, coalesce(nullif(any_value(number), ''), number_id),
       sum(calls)::BIGINT, max(probability), min(first_at), max(last_at), false
FROM numbered.scene
WHERE _row IN (SELECT place FROM lookup.account_scene WHERE account_ref = $ref) AND longest_s > 0
  AND first_at <= $until::TIMESTAMP AND last_at >= $since::TIMESTAMP
GROUP BY number_id
UNION ALL
SELECT 'works_at', 'centre', centre_id, coalesce(nullif(organisation, ''), centre_id), calls, probability, first_at, last_at, false
FROM call_centre
WHERE list_contains(string_split(account_refs, ';'), $ref)
  AND first_at <= $until::TIMESTAMP AND last_at >= $since::TIMESTAMP
UNION ALL
SELECT 'known_as', 'operation', operation, operation || ' (' || any_value(agency) || ')', count(*), max(probability), NULL, NULL, false
FROM known_match WHERE account_ref = $ref AND status = 'hit'
GROUP BY operation
UNION ALL
SELECT 'complained_of', 'complaint', complaint_ref, complaint_ref, count(*), max(probability), NULL, NULL, false
FROM complaint_call WHERE account_ref = $ref AND status = 'linked'
GROUP BY complaint_ref
