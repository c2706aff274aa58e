-- Addresses stand in it once, as `ip`, not also as what they were in one month.
-- What its accounts used, and with how many accounts in all it is shared; values of strangers (hubs) are marked.
SELECT u.kind, u.value, count(*) AS of_operator, any_value(u.accounts) AS accounts, any_value(u.hub) AS hub
FROM work.operator_account AS o
JOIN lookup.account_identifier AS u ON u.account_ref = o.account_ref
WHERE o.operator_id = $id AND u.kind NOT IN ('presented', 'address') AND u.accounts IS NOT NULL
GROUP BY u.kind, u.value
ORDER BY of_operator DESC, accounts, u.kind, u.value LIMIT 100
