-- Numbers in registers and in other agencies' lists: with the country that the register states.
SELECT o.number_raw AS raw, CAST(NULL AS VARCHAR) AS context, nullif(r.region, '') AS hint, count(*)::BIGINT AS uses
FROM mapped.organisation_number AS o
LEFT JOIN work.region_value AS r ON r.raw = o.region_raw
WHERE o.number_raw IS NOT NULL
GROUP BY ALL
UNION ALL
SELECT value_raw, NULL, NULL, count(*)::BIGINT FROM mapped.known_identifier WHERE value_raw IS NOT NULL GROUP BY ALL
