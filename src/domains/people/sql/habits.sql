-- When each account calls, as the middle of its day in half hours (UTC), where it has one; and numbers that exactly two
-- accounts called. Sums are of whole numbers, so that they have no order.
CREATE OR REPLACE TEMP TABLE person_busy AS
  WITH worked AS (
    SELECT account_ref, hour(started_at) AS hour, count(*) AS n FROM canonical.call
    WHERE started_at IS NOT NULL AND account_ref IS NOT NULL GROUP BY account_ref, hour
  ),
  summed AS (
    SELECT account_ref, sum(n) AS n, sum(n * CAST(round(1000 * cos(hour * pi() / 12)) AS BIGINT)) AS x,
           sum(n * CAST(round(1000 * sin(hour * pi() / 12)) AS BIGINT)) AS y
    FROM worked GROUP BY account_ref HAVING sum(n) >= 20
  )
  SELECT p.account,
         CASE WHEN x * x + y * y >= 90000 * n * n THEN (CAST(round(atan2(CAST(y AS DOUBLE), CAST(x AS DOUBLE)) * 24 / pi()) AS INTEGER) + 48) % 48 END AS middle
  FROM summed JOIN person_account AS p USING (account_ref);
CREATE OR REPLACE TEMP TABLE person_common AS
  WITH called AS (
    SELECT DISTINCT p.account, c.dialled
    FROM canonical.call AS c
    JOIN (SELECT number FROM number WHERE accounts = 2 AND number <> '' AND class NOT IN ('own_phone', 'organisation', 'associate')) AS n
      ON n.number = c.dialled
    JOIN person_account AS p ON p.account_ref = c.account_ref
  )
  SELECT a.account AS a, b.account AS b, count(*) AS numbers
  FROM called AS a JOIN called AS b ON b.dialled = a.dialled AND b.account > a.account
  GROUP BY a.account, b.account;
