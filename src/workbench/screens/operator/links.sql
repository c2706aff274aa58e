-- What holds its accounts together, and what ties them to others: the surest first.
SELECT account_a, account_b, relation, probability, weight, evidence, status, judgement, operator_a, operator_b
FROM account_link WHERE operator_a = $id OR operator_b = $id
ORDER BY (operator_a = operator_b) DESC, weight DESC NULLS LAST, account_a, account_b LIMIT 200
