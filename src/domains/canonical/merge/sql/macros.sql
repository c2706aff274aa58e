-- A dialled number for comparing between recordings: its last eight digits, because exports lose a plus, a zero or a
-- prefix; another spelling stands for itself.
CREATE OR REPLACE TEMP MACRO merge_called(key, raw) AS
  coalesce(abs(key) % 100000000, -CAST(hash(raw) // 4 AS BIGINT));

-- Whether a key (a 1 before the digits) has seven digits or more: outside the exchange. Subscribers' numbers have at least
-- six digits with their area in every numbering plan; extensions of private exchanges keep below.
CREATE OR REPLACE TEMP MACRO merge_outside(key) AS abs(key) >= 10000000;
