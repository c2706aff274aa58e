-- Readings that need no hint: after a plus, after an international prefix whoever dials it, or a bare calling code.
-- 00 is the prefix recommended by ITU-T E.164; 011 is North America's, 0011 Australia's. Zeros after + or 00 are
-- never part of a number (calling codes do not begin with 0).
CREATE OR REPLACE TABLE phone_query AS
WITH ruled AS (
  SELECT raw, digits, plus,
         CASE WHEN plus AND starts_with(digits, '011') THEN 'plus_idd_011'
              WHEN plus AND starts_with(digits, '0') THEN 'plus_zeros'
              WHEN plus THEN 'plus'
              WHEN starts_with(digits, '0011') THEN 'idd_0011'
              WHEN starts_with(digits, '00') THEN 'idd_00'
              WHEN starts_with(digits, '011') THEN 'idd_011'
              WHEN NOT starts_with(digits, '0') AND length(digits) > 6 THEN 'bare' END AS rule
  FROM phone_spelled
)
SELECT raw, NULL::VARCHAR AS hint, rule, (SELECT slot FROM phone_region WHERE region = '') AS slot,
       CASE rule WHEN 'plus_zeros' THEN ltrim(digits, '0')
                 WHEN 'idd_00' THEN ltrim(digits, '0')
                 WHEN 'plus_idd_011' THEN substr(digits, 4)
                 WHEN 'idd_011' THEN substr(digits, 4)
                 WHEN 'idd_0011' THEN substr(digits, 5)
                 ELSE digits END AS digits
FROM ruled
WHERE rule IS NOT NULL;
