-- Rows that the readers accepted and the mapping could not use, by table.
SELECT exhibit, source_table, count(DISTINCT source_row) AS n
FROM reject
WHERE stage = 'map'
GROUP BY exhibit, source_table
ORDER BY exhibit, source_table
