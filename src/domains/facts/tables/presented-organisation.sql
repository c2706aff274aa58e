-- Which organisation a presented number (and the name typed beside it) stands for: by the register's number first, then by
-- the name, then by the name that others typed beside the same number, then by a number that differs from a registered line
-- in one digit or lies in its block of a hundred.
WITH shown AS (
  SELECT presented, coalesce(presented_name, '') AS presented_name, count(*) AS calls
  FROM canonical.call
  WHERE presented_raw IS NOT NULL OR presented_name IS NOT NULL
  GROUP BY ALL
),
known AS (
  SELECT s.presented, s.presented_name, s.calls, l.organisation AS registered, n.organisation AS named, n.how AS name_how
  FROM shown AS s
  LEFT JOIN work.organisation_line AS l ON l.number = s.presented
  LEFT JOIN work.organisation_name AS n ON n.raw = s.presented_name
),
-- Four of five calls with a recognised name must agree before a number without a name is taken for it.
by_number AS (
  SELECT presented, arg_max(named, (calls, named)) AS organisation
  FROM (
    SELECT presented, named, sum(calls) AS calls FROM known
    WHERE presented <> '' AND registered IS NULL AND named IS NOT NULL GROUP BY presented, named
  )
  GROUP BY presented
  HAVING 5 * max(calls) >= 4 * sum(calls)
),
line AS (
  SELECT CAST(ltrim(number, '+') AS BIGINT) AS digits, organisation
  FROM work.organisation_line WHERE regexp_full_match(number, '\+[0-9]{9,17}')
),
changed AS (
  SELECT l.digits - ((l.digits // CAST(pow(10, p.place) AS BIGINT)) % 10) * CAST(pow(10, p.place) AS BIGINT)
           + d.digit * CAST(pow(10, p.place) AS BIGINT) AS digits, l.organisation
  FROM line AS l, range(0, 8) AS p(place), range(0, 10) AS d(digit)
  UNION ALL
  SELECT (l.digits // 100) * 100 + r.last, l.organisation FROM line AS l, range(0, 100) AS r(last)
),
near AS (
  SELECT digits, min(organisation) AS organisation FROM changed GROUP BY digits HAVING min(organisation) = max(organisation)
),
judged AS (
  SELECT k.presented, k.presented_name, k.calls,
         coalesce(k.registered, k.named, b.organisation, f.organisation) AS organisation,
         CASE WHEN k.registered IS NOT NULL THEN 'registered' WHEN coalesce(k.named, b.organisation) IS NOT NULL THEN 'named'
              WHEN f.organisation IS NOT NULL THEN 'near' ELSE '' END AS how,
         CASE WHEN k.registered IS NOT NULL THEN 'number in the register'
              WHEN k.name_how = 'name' THEN 'name typed by the account'
              WHEN k.name_how = 'script' THEN 'name typed by the account in another script'
              WHEN k.name_how = 'within' THEN 'name within what the account typed'
              WHEN k.name_how = 'misspelt' THEN 'name typed by the account, misspelt'
              WHEN b.organisation IS NOT NULL THEN 'name typed beside the same number elsewhere'
              WHEN f.organisation IS NOT NULL THEN 'number next to one in the register' ELSE '' END AS rule
  FROM known AS k
  LEFT JOIN by_number AS b ON b.presented = k.presented
  LEFT JOIN near AS f ON f.digits = try_cast(ltrim(k.presented, '+') AS BIGINT)
)
SELECT presented, presented_name, calls, organisation,
       CASE WHEN organisation IS NOT NULL THEN dense_rank() OVER (ORDER BY organisation) END AS organisation_no,
       rule, how
FROM judged
