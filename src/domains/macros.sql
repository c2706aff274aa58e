-- Macros that steps use. Their text is part of every step's key.

-- A spelling without the punctuation that people put between digits.
CREATE OR REPLACE MACRO phone_bare(spelling) AS translate(spelling, ' ()./-', '');

-- A number as dialled, as one whole number: a 1 in front keeps leading zeros, a minus stands for a plus in front.
-- +44791… is -144791…, 0791… is 10791…. NULL for anything but an optional plus and 3 to 17 digits (E.164 has at most 15).
CREATE OR REPLACE MACRO phone_dial_key(bare) AS
  CASE WHEN NOT regexp_full_match(bare, '\+?[0-9]{3,17}') THEN NULL
       WHEN starts_with(bare, '+') THEN -CAST('1' || substr(bare, 2) AS BIGINT)
       ELSE CAST('1' || bare AS BIGINT) END;
