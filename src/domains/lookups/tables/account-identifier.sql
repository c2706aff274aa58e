-- What each account used, with how many accounts share it.
SELECT u.account_ref, u.kind, u.value, u.uses, i.accounts, coalesce(i.hub, false) AS hub, i.one_person
FROM work.account_identifier AS u
LEFT JOIN work.identifier AS i ON i.kind = u.kind AND i.value = u.value
ORDER BY u.account_ref, u.kind, u.value
