-- What another agency's operation knows of this case.
SELECT 'known_as' AS edge, 'operator' AS kind, operator_id AS ref, operator_id AS label,
       count(*) AS n, max(probability) AS probability, NULL::TIMESTAMP AS first_at, NULL::TIMESTAMP AS last_at, false AS hub
FROM known_match WHERE operation = $ref AND status = 'hit' AND operator_id IS NOT NULL
GROUP BY operator_id
UNION ALL
SELECT 'known_as', 'account', account_ref, coalesce(any_value(who.username), account_ref), count(*), max(probability), NULL, NULL, false
FROM known_match
LEFT JOIN account AS who USING (account_ref)
WHERE operation = $ref AND status = 'hit' AND account_ref IS NOT NULL
GROUP BY account_ref
