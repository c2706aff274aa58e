-- Addresses stand in it once, as `ip`, not also as what they were in one month.
-- What it used, with how many accounts in all it is shared; values of strangers (hubs) are marked.
SELECT kind, value, uses, accounts, hub
FROM lookup.account_identifier
WHERE account_ref = $id AND kind NOT IN ('presented', 'address') AND accounts IS NOT NULL
ORDER BY accounts DESC, kind, value LIMIT 100
