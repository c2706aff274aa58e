-- Numbers that complaints name as called, with the bit that says so in a pattern of calls (PATTERN_FIELDS, pattern.ts).
SELECT CAST(ltrim(called, '+') AS BIGINT) AS digits, count(*) AS complaints, CAST(1 AS BIGINT) << 50 AS bit
FROM canonical.complaint
WHERE called <> ''
GROUP BY called
