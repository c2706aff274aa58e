-- One step of the search for paths: what is next to the nodes of the frontier, whose keys come as one list a kind. Keys are
-- compared as they are stored, so that a table as long as the scenes is read without making a text of every row.
SELECT 'operator:' || operator_id AS here, 'worked_on' AS edge, 'number:' || number_id AS there
FROM scene WHERE operator_id IS NOT NULL AND longest_s > 0 AND operator_id IN (SELECT unnest($operator))
UNION ALL
SELECT 'number:' || number_id AS here, 'worked_on' AS edge, 'operator:' || operator_id AS there
FROM scene WHERE operator_id IS NOT NULL AND longest_s > 0 AND number_id IN (SELECT unnest($number))
UNION ALL
SELECT 'operator:' || operator_id AS here, 'belongs' AS edge, 'account:' || account_ref AS there
FROM account WHERE operator_id IS NOT NULL AND operator_id IN (SELECT unnest($operator))
UNION ALL
SELECT 'account:' || account_ref AS here, 'belongs' AS edge, 'operator:' || operator_id AS there
FROM account WHERE operator_id IS NOT NULL AND account_ref IN (SELECT unnest($account))
UNION ALL
SELECT 'account:' || account_a AS here, relation AS edge, 'account:' || account_b AS there
FROM account_link WHERE probability >= 0.5 AND account_a IN (SELECT unnest($account))
UNION ALL
SELECT 'account:' || account_b AS here, relation AS edge, 'account:' || account_a AS there
FROM account_link WHERE probability >= 0.5 AND account_b IN (SELECT unnest($account))
UNION ALL
SELECT 'operation:' || operation AS here, 'known_as' AS edge, 'account:' || account_ref AS there
FROM known_match WHERE status = 'hit' AND account_ref IS NOT NULL AND operation IN (SELECT unnest($operation))
UNION ALL
SELECT 'account:' || account_ref AS here, 'known_as' AS edge, 'operation:' || operation AS there
FROM known_match WHERE status = 'hit' AND account_ref IS NOT NULL AND account_ref IN (SELECT unnest($account))
UNION ALL
SELECT 'complaint:' || complaint_ref AS here, 'complained_of' AS edge, 'number:' || number AS there
FROM complaint_call WHERE status = 'linked' AND number IS NOT NULL AND complaint_ref IN (SELECT unnest($complaint))
UNION ALL
SELECT 'number:' || number AS here, 'complained_of' AS edge, 'complaint:' || complaint_ref AS there
FROM complaint_call WHERE status = 'linked' AND number IS NOT NULL AND number IN (SELECT unnest($number))
UNION ALL
SELECT 'centre:' || centre_id, 'works_at', 'account:' || account_ref
FROM (SELECT centre_id, unnest(string_split(account_refs, ';')) AS account_ref FROM call_centre) WHERE centre_id IN (SELECT unnest($centre))
UNION ALL
SELECT 'account:' || account_ref, 'works_at', 'centre:' || centre_id
FROM (SELECT centre_id, unnest(string_split(account_refs, ';')) AS account_ref FROM call_centre) WHERE account_ref IN (SELECT unnest($account))
