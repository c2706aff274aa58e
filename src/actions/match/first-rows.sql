-- The first call of this case with each shared number: only those are looked up, never all numbers.
UPDATE shared SET exhibit_$s = f.seen.e, table_$s = f.seen.t, row_$s = f.seen.r
FROM (
  SELECT kind, value, min(seen) AS seen
  FROM (
    SELECT k.kind, k.value, struct_pack(e := c.exhibit, t := c.source_table, r := c.source_row) AS seen
    FROM $case.canonical.call AS c JOIN (FROM shared WHERE kind IN ('dialled', 'phone_called') AND row_$s IS NULL) AS k ON k.value = c.dialled
    UNION ALL
    SELECT k.kind, k.value, struct_pack(e := c.exhibit, t := c.source_table, r := c.source_row)
    FROM $case.canonical.call AS c JOIN (FROM shared WHERE kind = 'presented') AS k ON k.value = c.presented
  )
  GROUP BY kind, value
) AS f
WHERE f.kind = shared.kind AND f.value = shared.value
