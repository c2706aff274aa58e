-- Near matches with what other operations know, with the operator that would become known there.
SELECT k.known_ref AS a, k.account_ref AS b, max(k.probability) AS probability, min(k.evidence) AS evidence,
       min(k.operation) AS operation, min(k.operator_id) AS operator_id, max(o.victims) AS victims, max(o.spent) AS spent
FROM known_lead AS k
LEFT JOIN operator AS o ON o.operator_id = k.operator_id
WHERE k.status = 'near'
GROUP BY k.known_ref, k.account_ref
ORDER BY a, b
