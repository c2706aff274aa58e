SELECT
  a.account_ref, a.username, a.name, a.email_raw, email_base(a.email_raw) AS email,
  a.handle_raw, handle_key(a.handle_raw) AS handle, a.phone_raw, p.e164 AS phone, a.password_hash,
  a.dial_region_raw, r.region AS dial_region, a.plan, a.balance, a.created_at, a.last_seen_at,
  a.signup_ip_raw, ip_canonical(a.signup_ip_raw) AS signup_ip, a.referrer_ref,
  a.wallet_raw, w.canonical AS wallet, lower(a.device) AS device, a.banned, a.notes,
  a.exhibit, a.source_table, a.source_row
FROM mapped.account AS a
LEFT JOIN work.region_value AS r ON r.raw = a.dial_region_raw
LEFT JOIN work.wallet_value AS w ON w.raw = a.wallet_raw
LEFT JOIN work.account_hint AS h ON h.account_ref = coalesce(a.account_ref, '')
LEFT JOIN work.phone AS p ON p.raw = a.phone_raw AND p.hint = h.hint
WHERE a._problem IS NULL
