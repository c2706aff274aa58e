-- What another operation knows, under the name of the column in which an account would have it.
SELECT CASE WHEN kind = 'email' THEN value END AS email, CASE WHEN kind = 'handle' THEN value END AS handle,
       CASE WHEN kind = 'phone' THEN value END AS phones, CASE WHEN kind = 'wallet' THEN value END AS wallets,
       CASE WHEN kind = 'device' THEN value END AS devices, CASE WHEN kind = 'ip' THEN value END AS addresses,
       operation, agency
FROM canonical.known_identifier
WHERE value <> '' AND coalesce(operation, '') || '/' || kind || '/' || value = $key
ORDER BY exhibit, source_table, source_row
LIMIT 1
