-- Who works at a call centre, and through which addresses.
WITH here AS (SELECT * FROM call_centre WHERE centre_id = $ref)
SELECT 'works_at' AS edge, 'account' AS kind, account_ref AS ref, coalesce(who.username, account_ref) AS label,
       coalesce(who.calls, 0) AS n, NULL::DOUBLE AS probability, who.first_at, who.last_at, false AS hub
FROM (SELECT unnest(string_split(account_refs, ';')) AS account_ref FROM here) AS member
LEFT JOIN account AS who USING (account_ref)
UNION ALL
SELECT 'works_at', 'operator', operator_id, operator_id, 1, NULL, NULL, NULL, false
FROM (SELECT unnest(string_split(operator_ids, ';')) AS operator_id FROM here)
WHERE operator_id <> ''
UNION ALL
SELECT 'uses', 'ip', address, address, 1, NULL, NULL, NULL, true
FROM (SELECT unnest(string_split(addresses, ';')) AS address FROM here)
WHERE address <> ''
