-- Accounts and the values that they share with few others.
SELECT 'account:' || used.account_ref AS a, used.kind || ':' || used.value AS b, 'uses' AS edge
FROM work.account_identifier AS used
JOIN work.identifier AS about ON about.kind = used.kind AND about.value = used.value
WHERE used.kind NOT IN ('address', 'alias', 'password') AND NOT about.hub AND about.accounts > 1
