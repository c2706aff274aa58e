-- Rows of each table of an exhibit that the mapping's rule leaves out.
SELECT exhibit, source_table, sum(rows)::BIGINT AS left_out
FROM quality
WHERE what = 'left_out_by_rule'
GROUP BY exhibit, source_table
ORDER BY exhibit, source_table
LIMIT 20000
