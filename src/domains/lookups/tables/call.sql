-- Where the calls to each number stand in `canonical.call`, in the order in which they began.
SELECT digits, place
FROM (SELECT nullif(number_digits(dialled), 0) AS digits, started_at, rowid AS place FROM canonical.call)
WHERE digits IS NOT NULL
ORDER BY digits, started_at, place
