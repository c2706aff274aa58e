-- Entries of call lists with the number.
SELECT list_ref, contact_ref, coalesce(contact_ref, source_table || ':' || source_row) AS contact_key, name, account_ref, status, called
FROM contact_match WHERE number_id = $id
ORDER BY list_ref, contact_ref, source_table, source_row LIMIT 100
