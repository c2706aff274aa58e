-- The accounts that use an e-mail address, wallet, device, ... ($kind, $ref).
SELECT 'uses' AS edge, 'account' AS kind, used.account_ref AS ref, coalesce(who.username, used.account_ref) AS label,
       used.uses AS n, about.one_person AS probability, NULL::TIMESTAMP AS first_at, NULL::TIMESTAMP AS last_at, false AS hub
FROM work.account_identifier AS used
LEFT JOIN account AS who ON who.account_ref = used.account_ref
LEFT JOIN work.identifier AS about ON about.kind = used.kind AND about.value = used.value
WHERE used.kind = $kind AND used.value = $ref
