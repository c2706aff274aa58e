SELECT
  c.contact_ref, c.list_ref, c.account_ref, c.name, c.phone_raw, CASE WHEN p.number > 0 THEN '+' || p.number ELSE '' END AS phone, c.email_raw, coalesce(e.canonical, '') AS email,
  c.address, c.born_on, c.at, c.status, c.notes, c.exhibit, c.source_table, c.source_row
FROM mapped.contact AS c
LEFT JOIN work.account_hint AS h ON h.account_ref = coalesce(c.account_ref, '')
LEFT JOIN work.odd_spelling AS o ON o.raw = c.phone_raw
LEFT JOIN work.phone AS p
  ON p.dial_key = coalesce(c.phone_key, o.dial_key) AND p.hint = h.hint
LEFT JOIN work.email_value AS e ON e.raw = c.email_raw
WHERE c._problem IS NULL
