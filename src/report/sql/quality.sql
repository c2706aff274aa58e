-- What was wrong with rows, most rows first.
SELECT exhibit, source_table, what, rows, treatment, count(*) OVER () AS total
FROM quality
ORDER BY rows DESC, exhibit, source_table, what, treatment
LIMIT 40
