-- Macros that steps use. Their text is part of every step's key.

-- A spelling without the punctuation that people put between digits.
CREATE OR REPLACE MACRO phone_bare(spelling) AS translate(spelling, ' ()./-', '');

-- A number as dialled, as one whole number: a 1 in front keeps leading zeros, a minus stands for a plus in front.
-- +44791… is -144791…, 0791… is 10791…. NULL for anything but an optional plus and 3 to 17 digits (E.164 has at most 15).
CREATE OR REPLACE MACRO phone_dial_key(bare) AS
  CASE WHEN NOT regexp_full_match(bare, '\+?[0-9]{3,17}') THEN NULL
       WHEN starts_with(bare, '+') THEN -CAST('1' || substr(bare, 2) AS BIGINT)
       ELSE CAST('1' || bare AS BIGINT) END;

-- The same of a spelling as it stands, with the two steps that lead to it: nearly all spellings are digits alone, and a
-- text that is again the same after it was a number holds nothing else. Only the others go through the pattern above.
CREATE OR REPLACE MACRO phone_dial_text(spelling) AS
  '1' || CASE WHEN starts_with(spelling, '+') THEN substr(spelling, 2) ELSE spelling END;

CREATE OR REPLACE MACRO phone_spelled_key(spelling, dial_text, whole) AS
  CASE WHEN CAST(whole AS VARCHAR) = dial_text AND whole BETWEEN 1000 AND 999999999999999999
       THEN CASE WHEN starts_with(spelling, '+') THEN -whole ELSE whole END
       ELSE phone_dial_key(phone_bare(spelling)) END;
