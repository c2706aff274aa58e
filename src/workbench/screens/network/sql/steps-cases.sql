-- Connections of operators, accounts, numbers, call centres, other operations and complaints.
SELECT 'operator:' || operator_id AS a, 'number:' || number_id AS b, 'worked_on' AS edge
FROM scene WHERE operator_id IS NOT NULL AND longest_s > 0
UNION ALL
SELECT 'operator:' || operator_id, 'account:' || account_ref, 'belongs'
FROM account WHERE operator_id IS NOT NULL
UNION ALL
SELECT 'centre:' || centre_id, 'account:' || unnest(string_split(account_refs, ';')), 'works_at'
FROM call_centre
UNION ALL
SELECT 'account:' || account_a, 'account:' || account_b, relation
FROM account_link WHERE probability >= 0.5
UNION ALL
SELECT 'operation:' || operation, 'account:' || account_ref, 'known_as'
FROM known_match WHERE status = 'hit' AND account_ref IS NOT NULL
UNION ALL
SELECT 'complaint:' || complaint_ref, 'number:' || number, 'complained_of'
FROM complaint_call WHERE status = 'linked' AND number IS NOT NULL
