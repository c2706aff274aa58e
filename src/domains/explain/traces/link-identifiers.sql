SELECT x.exhibit, x.source_table, x.source_row FROM (
SELECT min(x.kind) AS kind, min(x.value) AS value, min(x.account_ref) AS account_ref, x.exhibit, x.source_table, x.source_row
FROM work.account_identifier AS x
WHERE x.account_ref IN ($id, $other)
  AND EXISTS (
    FROM work.account_identifier AS y
    WHERE y.kind = x.kind AND y.value = x.value AND y.account_ref <> x.account_ref AND y.account_ref IN ($id, $other)
  )
  AND x.kind NOT IN ('alias', 'address')
GROUP BY x.exhibit, x.source_table, x.source_row
) AS x
ORDER BY x.kind, x.value, x.account_ref, x.exhibit, x.source_table, x.source_row
