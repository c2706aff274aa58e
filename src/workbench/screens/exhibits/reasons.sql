-- Why rows of an exhibit could not be used, by table; the code is what stands before the colon.
SELECT source_table, stage, split_part(reason, ':', 1) AS code, count(*) AS rows, min(source_row) AS first_row
FROM reject
WHERE exhibit = $exhibit
GROUP BY source_table, stage, code
ORDER BY rows DESC, source_table, stage, code
