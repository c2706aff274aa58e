-- Whether the number was itself shown to people who were called.
SELECT organisation, how, status, calls, accounts, victims, first_at, last_at
FROM presented_number WHERE presented = $number AND presented <> '' LIMIT 5
