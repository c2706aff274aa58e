-- What no rule could read: as a national number of every region of the case.
CREATE OR REPLACE TEMP TABLE phone_unread AS
SELECT DISTINCT raw, d_n, d_v, d_long
FROM phone_decided
WHERE rule IS NULL AND d_n BETWEEN $phone_short_digits + 1 AND $max_digits;

CREATE OR REPLACE TEMP VIEW phone_query AS
SELECT d.raw, r.slot, d.d_n AS n, d.d_v AS v, d.d_long AS long
FROM phone_unread d
CROSS JOIN phone_case_region c
JOIN phone_region r ON r.region = c.region;
