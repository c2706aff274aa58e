-- Accounts and values as numbers; of the values those that several accounts share. `reach`: how many accounts show whose the
-- value may be, 21 and more alike. For an address while it was in use those of all its spells: an exit that two of its many
-- users had in one month is an exit all the same. `sort` is the kind, but for addresses in networks that rent out servers or tunnels
-- (person_hosted): strangers come out there, and they are judged apart.
CREATE OR REPLACE TEMP TABLE person_account AS
  SELECT account_ref, CAST(row_number() OVER (ORDER BY account_ref) - 1 AS INTEGER) AS account
  FROM (SELECT account_ref FROM canonical.account WHERE account_ref IS NOT NULL
        UNION SELECT account_ref FROM work.account_identifier);
CREATE OR REPLACE TEMP TABLE person_value AS
  WITH used AS (SELECT kind, value, CAST(count(*) AS INTEGER) AS n FROM work.account_identifier GROUP BY kind, value)
  SELECT u.kind, CASE WHEN h.ip IS NULL THEN u.kind ELSE 'exit' END AS sort, u.value, u.n, least(coalesce(i.n, u.n), 21) AS reach,
         CAST(row_number() OVER (ORDER BY u.kind, u.value) - 1 AS INTEGER) AS v
  FROM used AS u
  LEFT JOIN (SELECT 'address' AS kind, value, n FROM used WHERE kind = 'ip') AS i
    ON i.kind = u.kind AND i.value = split_part(u.value, ' ', 1)
  LEFT JOIN (SELECT 'address' AS kind, ip FROM person_hosted) AS h
    ON h.kind = u.kind AND h.ip = split_part(u.value, ' ', 1);
CREATE OR REPLACE TEMP TABLE person_edge AS
  SELECT v.v, p.k, v.n, a.account
  FROM work.account_identifier AS u
  JOIN person_value AS v ON v.kind = u.kind AND v.value = u.value AND v.n > 1
  JOIN person_kind AS p ON p.kind = v.sort
  JOIN person_account AS a ON a.account_ref = u.account_ref;
