SELECT m.message_ref, m.account_ref, m.at, m.kind, m.call_ref, m.subject, m.body, m.exhibit, m.source_table, m.source_row
FROM mapped.message AS m
WHERE m._problem IS NULL
