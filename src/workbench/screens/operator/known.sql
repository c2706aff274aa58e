SELECT operation, agency, kind, value, account_ref, status, probability, evidence
FROM known_match WHERE operator_id = $id ORDER BY probability DESC, operation, kind, value LIMIT 100
