-- Entries of call lists with the number.
SELECT list_ref, contact_ref, name, account_ref, status, called FROM contact_match WHERE number_id = $id
ORDER BY list_ref, contact_ref LIMIT 100
