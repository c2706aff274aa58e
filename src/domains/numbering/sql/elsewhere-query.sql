-- What no rule could read: as a national number of every region of the case.
CREATE OR REPLACE TABLE phone_query AS
SELECT d.raw, r.region AS hint, 'elsewhere' AS rule, r.slot, d.digits
FROM (SELECT DISTINCT raw, digits FROM phone_decided
      WHERE rule IS NULL AND length(digits) BETWEEN $short_digits + 1 AND $max_digits) d
CROSS JOIN phone_case_region c
JOIN phone_region r ON r.region = c.region;
