-- A whole number for every table of an exhibit that holds calls.
SELECT row_number() OVER (ORDER BY exhibit, source_table) AS source_no, exhibit, source_table
FROM (SELECT DISTINCT exhibit, source_table FROM canonical.call)
