SELECT "at", target AS number, organisation, status, captured, code
FROM canonical.interception WHERE account_ref = $id ORDER BY captured DESC, "at", interception_ref LIMIT 100
