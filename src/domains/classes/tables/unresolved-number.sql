-- Numbers whose spelling could not be resolved, each with a place below zero: beside the digits of the others, one whole number
-- is enough to tell all numbers apart.
SELECT -row_number() OVER (ORDER BY spelled) AS number_no, spelled
FROM (SELECT DISTINCT raw_number_id(dialled_raw) AS spelled FROM canonical.call WHERE dialled = '' AND dialled_raw IS NOT NULL)
