SELECT
  i.interception_ref, i.account_ref, i.call_ref, i.at, i.target_raw, coalesce(p.e164, '') AS target,
  i.organisation, i.code, i.status, i.captured, i.exhibit, i.source_table, i.source_row
FROM mapped.interception AS i
LEFT JOIN work.account_hint AS h ON h.account_ref = coalesce(i.account_ref, '')
LEFT JOIN work.phone AS p ON p.raw = i.target_raw AND p.hint = h.hint
WHERE i._problem IS NULL
