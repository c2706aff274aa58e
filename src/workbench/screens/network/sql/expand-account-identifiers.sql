-- The values by which an account is known; only for those who may see them.
SELECT 'uses', kind, value, value, uses, one_person, NULL, NULL, hub
FROM lookup.account_identifier
WHERE account_ref = $ref AND kind NOT IN ('address', 'alias', 'password', 'shown', 'list')
