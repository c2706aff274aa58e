-- Rows that another row stands for, by table.
SELECT exhibit, source_table, rows AS n
FROM work.merged_count
ORDER BY exhibit, source_table
