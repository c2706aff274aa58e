SELECT DISTINCT complaint_exhibit AS exhibit, complaint_table AS source_table, complaint_row AS source_row
FROM complaint_call WHERE number = $id AND status IN ('linked', 'judged') ORDER BY exhibit, source_table, source_row
