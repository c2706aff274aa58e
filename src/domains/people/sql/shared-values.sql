-- Accounts and values as numbers; of the values those that several accounts share. Positions of kinds come in kind_position.
CREATE OR REPLACE TEMP TABLE person_account AS
  SELECT account_ref, CAST(row_number() OVER (ORDER BY account_ref) - 1 AS INTEGER) AS account
  FROM (SELECT account_ref FROM canonical.account WHERE account_ref IS NOT NULL
        UNION SELECT account_ref FROM work.account_identifier);
CREATE OR REPLACE TEMP TABLE person_value AS
  SELECT kind, value, CAST(count(*) AS INTEGER) AS n,
         CAST(row_number() OVER (ORDER BY kind, value) - 1 AS INTEGER) AS v
  FROM work.account_identifier GROUP BY kind, value;
CREATE OR REPLACE TEMP TABLE person_edge AS
  SELECT v.v, p.k, v.n, a.account
  FROM work.account_identifier AS u
  JOIN person_value AS v ON v.kind = u.kind AND v.value = u.value AND v.n > 1
  JOIN person_kind AS p ON p.kind = u.kind
  JOIN person_account AS a ON a.account_ref = u.account_ref;
