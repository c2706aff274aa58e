SELECT account_a, account_b, relation, probability, weight, evidence, status, judgement
FROM account_link WHERE account_a = $id OR account_b = $id
ORDER BY relation DESC, probability DESC NULLS LAST, account_a, account_b LIMIT 100
