SELECT "at", kind, subject, body FROM canonical.message WHERE account_ref = $id ORDER BY "at", message_ref LIMIT 100
