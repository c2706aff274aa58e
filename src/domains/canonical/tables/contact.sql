SELECT
  c.contact_ref, c.list_ref, c.account_ref, c.name, c.phone_raw, p.e164 AS phone, c.email_raw, email_base(c.email_raw) AS email,
  c.address, c.born_on, c.at, c.notes, c.exhibit, c.source_table, c.source_row
FROM mapped.contact AS c
LEFT JOIN work.account_hint AS h ON h.account_ref = coalesce(c.account_ref, '')
LEFT JOIN work.phone AS p ON p.raw = c.phone_raw AND p.hint = h.hint
WHERE c._problem IS NULL
