-- Rows of each table of an exhibit that another row stands for.
SELECT exhibit, source_table, rows AS merged
FROM work.merged_count
ORDER BY exhibit, source_table
LIMIT 20000
