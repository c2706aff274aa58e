-- The readings as libphonenumber has them. form: plain; prefix: a national prefix was taken off; bare: the plan's own
-- calling code, without +; idd: an international prefix was dialled.
CREATE OR REPLACE TEMP TABLE phone_parsed AS
SELECT r.raw, r.hint, coalesce('+' || r.number, r.long_number) AS number, CASE WHEN r.idd THEN 'idd' ELSE o.form END AS form,
       o.region, o.type, coalesce(o.valid, false) AS valid, coalesce(o.possible, false) AS possible
FROM phone_reading r LEFT JOIN phone_outcome o ON o.outcome_id = r.outcome;
