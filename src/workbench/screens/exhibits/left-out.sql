-- Rows that the mapping leaves out by its own rule (only rows of one kind, for example), by table.
SELECT exhibit, source_table, rows AS n
FROM quality
WHERE what = 'left_out_by_rule'
ORDER BY exhibit, source_table
