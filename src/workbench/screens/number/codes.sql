-- One-time codes that were asked for at the number.
SELECT "at", account_ref, organisation, status, captured, code, call_ref
FROM canonical.interception WHERE target = $number AND target <> '' ORDER BY "at", interception_ref LIMIT 200
