SELECT call_exhibit AS exhibit, call_table AS source_table, call_row AS source_row
FROM complaint_call WHERE complaint_ref = $id ORDER BY exhibit, source_table, source_row
