-- Rows that the reader could read and the mapping could not use, per table of an exhibit. A row counts once, however many
-- canonical tables it was meant for.
SELECT exhibit, source_table, count(DISTINCT source_row) AS unused
FROM reject
WHERE stage = 'map'
GROUP BY exhibit, source_table
ORDER BY exhibit, source_table
LIMIT 20000
