-- As it was registered.
SELECT username, name, email_raw, handle_raw, phone_raw, dial_region, plan, balance, created_at, last_seen_at, signup_ip_raw,
       referrer_ref, wallet_raw, device, banned, notes, exhibit, source_table, source_row
FROM canonical.account WHERE account_ref = $id ORDER BY exhibit, source_table, source_row LIMIT 5
