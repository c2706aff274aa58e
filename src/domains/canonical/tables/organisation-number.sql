-- Numbers that no plan knows (132221 in Australia) keep their digits: they are matched as they are.
SELECT
  o.organisation, o.number_raw,
  coalesce(p.e164, CASE WHEN length(regexp_replace(o.number_raw, '[^0-9]', '', 'g')) >= 3
                        THEN '+' || ltrim(regexp_replace(o.number_raw, '[^0-9]', '', 'g'), '0') ELSE '' END) AS number,
  o.region_raw, coalesce(r.region, p.region) AS region, o.exhibit, o.source_table, o.source_row
FROM mapped.organisation_number AS o
LEFT JOIN work.region_value AS r ON r.raw = o.region_raw
LEFT JOIN work.other_phone AS p ON p.raw = o.number_raw AND p.hint = coalesce(r.region, '')
WHERE o._problem IS NULL
