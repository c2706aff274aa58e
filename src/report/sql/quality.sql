-- What was wrong with rows, most rows first.
SELECT exhibit, source_table, what, rows, treatment, count(*) OVER () AS total
FROM quality
WHERE what <> 'left_out_by_rule'
ORDER BY rows DESC, exhibit, source_table, what, treatment
LIMIT 40
