SELECT operation, agency, kind, value, status, probability, evidence
FROM known_match WHERE account_ref = $id ORDER BY probability DESC, operation, kind, value LIMIT 100
