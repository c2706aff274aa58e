SELECT message_ref, account_ref, at, subject, body, exhibit, source_table, source_row
FROM mapped.message
WHERE _problem IS NULL
