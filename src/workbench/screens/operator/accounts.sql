SELECT account_ref, username, name, email, handle, phone, region, plan, created_at, last_seen_at, banned, spent, currency,
       calls, victims, talk_s, codes_captured
FROM account WHERE operator_id = $id ORDER BY calls DESC, account_ref LIMIT 500
