-- Which number, account and operator a complaint speaks of.
WITH told AS (SELECT * FROM complaint_call WHERE complaint_ref = $ref AND status = 'linked')
SELECT 'complained_of' AS edge, 'number' AS kind, number AS ref, number AS label, count(*) AS n,
       max(probability) AS probability, NULL::TIMESTAMP AS first_at, NULL::TIMESTAMP AS last_at, false AS hub
FROM told WHERE number IS NOT NULL
GROUP BY number
UNION ALL
SELECT 'complained_of', 'account', account_ref, coalesce(any_value(who.username), account_ref), count(*), max(probability), NULL, NULL, false
FROM told LEFT JOIN account AS who USING (account_ref)
WHERE account_ref IS NOT NULL
GROUP BY account_ref
UNION ALL
SELECT 'complained_of', 'operator', operator_id, operator_id, count(*), max(probability), NULL, NULL, false
FROM told WHERE operator_id IS NOT NULL
GROUP BY operator_id
