-- A dialled number for comparing between recordings: its last eight digits, because exports lose a plus, a zero or a
-- prefix; another spelling stands for itself.
CREATE OR REPLACE TEMP MACRO merge_called(key, raw) AS
  coalesce(abs(key) % 100000000, -CAST(hash(raw) // 4 AS BIGINT));

-- Whether a key (a 1 before the digits) has seven digits or more: outside the exchange. Subscribers' numbers have at least
-- six digits with their area in every numbering plan; extensions of private exchanges keep below.
CREATE OR REPLACE TEMP MACRO merge_outside(key) AS abs(key) >= 10000000;

-- Unix time with which an exchange's id begins or ends (Asterisk: `1646128800.15`, `host-1646128800.15`); NULL for others.
CREATE OR REPLACE TEMP MACRO merge_id_time(id) AS
  CASE WHEN substr(id, 11, 1) = '.' THEN try_cast(substr(id, 1, 10) AS BIGINT)
       WHEN contains(id, '-') THEN try_cast(regexp_extract(id, '-(1[0-9]{9})[.][0-9]+$', 1) AS BIGINT) END;
