SELECT
  i.interception_ref, i.account_ref, i.call_ref, i.at, i.target_raw, CASE WHEN p.number > 0 THEN '+' || p.number ELSE '' END AS target,
  i.organisation, i.code, i.status, i.captured, i.exhibit, i.source_table, i.source_row
FROM mapped.interception AS i
LEFT JOIN work.account_hint AS h ON h.account_ref = coalesce(i.account_ref, '')
LEFT JOIN work.odd_spelling AS o ON o.raw = i.target_raw
LEFT JOIN work.phone AS p
  ON p.dial_key = coalesce(i.target_key, o.dial_key) AND p.hint = h.hint
WHERE i._problem IS NULL
