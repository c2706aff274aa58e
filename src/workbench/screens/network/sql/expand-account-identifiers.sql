-- The values by which an account is known; only for those who may see them.
SELECT 'uses', of_account.kind, of_account.value, of_account.value, of_account.uses, about.one_person, NULL, NULL,
       coalesce(about.hub, false)
FROM work.account_identifier AS of_account
LEFT JOIN work.identifier AS about ON about.kind = of_account.kind AND about.value = of_account.value
WHERE of_account.account_ref = $ref AND of_account.kind NOT IN ('address', 'alias', 'password', 'shown', 'list')
