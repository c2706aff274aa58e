-- Addresses stand in it once, as `ip`, not also as what they were in one month.
-- What it used, with how many accounts in all it is shared; values of strangers (hubs) are marked.
SELECT u.kind, u.value, u.uses, i.accounts, i.hub
FROM work.account_identifier AS u JOIN work.identifier AS i ON i.kind = u.kind AND i.value = u.value
WHERE u.account_ref = $id AND u.kind NOT IN ('presented', 'address') ORDER BY i.accounts DESC, u.kind, u.value LIMIT 100
