SELECT * EXCLUDE (_row) FROM numbered.number
WHERE _row IN (
  SELECT place FROM lookup.number WHERE digits = CAST($digits AS BIGINT)
  UNION ALL
  SELECT place FROM lookup.number WHERE spelled = $id
)
