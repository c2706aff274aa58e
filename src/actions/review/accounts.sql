-- Links between accounts with the two hands as the build has them now.
SELECT l.account_a AS a, l.account_b AS b, l.probability, l.evidence, oa.operator_id AS operator_a, ob.operator_id AS operator_b,
       pa.accounts AS accounts_a, pb.accounts AS accounts_b, pa.victims AS victims_a, pb.victims AS victims_b,
       pa.spent AS spent_a, pb.spent AS spent_b, pa.currency
FROM account_link AS l
JOIN work.operator_account AS oa ON oa.account_ref = l.account_a
JOIN work.operator_account AS ob ON ob.account_ref = l.account_b
JOIN operator AS pa ON pa.operator_id = oa.operator_id
JOIN operator AS pb ON pb.operator_id = ob.operator_id
WHERE l.relation = 'same_operator' AND l.status <> 'judged' AND l.probability IS NOT NULL
  AND (oa.operator_id <> ob.operator_id) = $apart
-- Of pairs of different hands, those first that could move most; of pairs of one hand all, because bridges need them.
ORDER BY CASE WHEN $apart THEN l.probability * (1 + least(pa.victims, pb.victims)) END DESC NULLS LAST, a, b
LIMIT $most
