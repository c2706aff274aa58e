CREATE OR REPLACE TEMP TABLE person_region AS
  SELECT p.account, min(a.dial_region) AS region
  FROM canonical.account AS a JOIN person_account AS p ON p.account_ref = a.account_ref
  WHERE a.dial_region <> '' GROUP BY p.account
