-- Digits as whole numbers, which are far cheaper to read, cut and compare than texts: n digits, of which v is the value.
-- What has more than 18 digits does not fit: then v is NULL and the digits stand in long.

CREATE OR REPLACE MACRO phone_power(k) AS
  [1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
   10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000, 1000000000000000000][k + 1];

CREATE OR REPLACE MACRO phone_value(digits) AS CASE WHEN length(digits) BETWEEN 1 AND 18 THEN CAST(digits AS BIGINT) END;

CREATE OR REPLACE MACRO phone_long(digits) AS CASE WHEN length(digits) > 18 THEN digits END;

CREATE OR REPLACE MACRO phone_text(n, v, long) AS
  CASE WHEN n > 18 THEN long WHEN n = 0 THEN '' ELSE lpad(CAST(v AS VARCHAR), CAST(n AS INTEGER), '0') END;

-- The first 15 digits, padded on the right with zeros: no numbering pattern looks beyond them.
CREATE OR REPLACE MACRO phone_first(n, v, long) AS
  CASE WHEN n <= 15 THEN v * phone_power(15 - n) WHEN n <= 18 THEN v // phone_power(n - 15)
       ELSE CAST(left(long, 15) AS BIGINT) END;

-- v and long when the first k digits are taken off.
CREATE OR REPLACE MACRO phone_rest(n, v, long, k) AS
  CASE WHEN n <= 18 THEN v % phone_power(n - k) WHEN n - k BETWEEN 1 AND 18 THEN CAST(substr(long, k + 1) AS BIGINT) END;

CREATE OR REPLACE MACRO phone_long_rest(n, long, k) AS CASE WHEN n - k > 18 THEN substr(long, k + 1) END;
