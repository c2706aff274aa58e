-- What hangs on each account of an operator with several.
SELECT account_ref, operator_id, victims, spent
FROM account
WHERE operator_id IN (SELECT operator_id FROM operator WHERE accounts > 1)
ORDER BY account_ref
