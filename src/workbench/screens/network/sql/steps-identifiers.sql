-- Accounts and the values that they share with few others. A path through a generic value (a VPN exit, an exchange's
-- wallet) would say nothing. The few rows of the frontier are found first: the values of all accounts are a long table.
SELECT 'account:' || near.account_ref AS here, 'uses' AS edge, near.kind || ':' || near.value AS there
FROM near_accounts AS near
JOIN work.identifier AS about ON about.value = near.value AND about.kind = near.kind
WHERE NOT about.hub AND about.accounts > 1
UNION ALL
SELECT near.kind || ':' || near.value, 'uses', 'account:' || near.account_ref
FROM near_values AS near
JOIN work.identifier AS about ON about.value = near.value AND about.kind = near.kind
WHERE NOT about.hub AND about.accounts > 1
