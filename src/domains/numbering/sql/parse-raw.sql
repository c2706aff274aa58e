-- Every spelling as it is. In: phone_spelling (raw, hint). Out: phone_raw for dial.sql.
CREATE OR REPLACE TEMP VIEW phone_raw AS
SELECT raw, hint, raw AS prepared FROM phone_spelling;
