SELECT
  a.account_ref, a.username, a.name, a.email_raw, coalesce(e.canonical, '') AS email,
  a.handle_raw, coalesce(g.canonical, '') AS handle, a.phone_raw, CASE WHEN p.number > 0 THEN '+' || p.number ELSE '' END AS phone, a.password_hash,
  a.dial_region_raw, r.region AS dial_region, a.plan, a.balance, a.created_at, a.last_seen_at,
  a.signup_ip_raw, coalesce(i.canonical, '') AS signup_ip, a.referrer_ref,
  a.wallet_raw, coalesce(w.canonical, '') AS wallet, coalesce(d.canonical, '') AS device, a.banned, a.notes,
  a.exhibit, a.source_table, a.source_row
FROM mapped.account AS a
LEFT JOIN work.region_value AS r ON r.raw = a.dial_region_raw
LEFT JOIN work.wallet_value AS w ON w.raw = a.wallet_raw
LEFT JOIN work.account_hint AS h ON h.account_ref = coalesce(a.account_ref, '')
LEFT JOIN work.odd_spelling AS o ON o.raw = a.phone_raw
LEFT JOIN work.phone AS p
  ON p.dial_key = coalesce(a.phone_key, o.dial_key) AND p.hint = h.hint
LEFT JOIN work.email_value AS e ON e.raw = a.email_raw
LEFT JOIN work.handle_value AS g ON g.raw = a.handle_raw
LEFT JOIN work.ip_value AS i ON i.raw = a.signup_ip_raw
LEFT JOIN work.device_value AS d ON d.raw = a.device
WHERE a._problem IS NULL
