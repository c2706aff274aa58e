-- The digits that each call dialled, as a whole number: found among ten million in a tenth of the time of a text.
SELECT rowid AS place, nullif(number_digits(dialled), 0) AS digits, started_at FROM canonical.call
