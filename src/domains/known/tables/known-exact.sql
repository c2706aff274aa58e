-- Identifiers of the case that another operation knows, each with the account that used it and how many operators did.
-- Besides what accounts used, a telephone that an account called: a suspect's line elsewhere that was dialled here is its
-- own or a partner's telephone far more often than chance.
WITH known AS (
  SELECT operation, agency, kind, value, exhibit AS known_exhibit, source_table AS known_table, source_row AS known_row
  FROM canonical.known_identifier
  WHERE value <> ''
),
sought AS (SELECT DISTINCT kind, value FROM known),
used AS (
  SELECT u.account_ref, u.kind, u.value, u.uses, u.exhibit, u.source_table, u.source_row, 'used' AS way
  FROM work.account_identifier AS u JOIN sought AS s ON s.kind = u.kind AND s.value = u.value
),
called AS (
  SELECT c.account_ref, 'phone' AS kind, c.dialled AS value, count(*) AS uses,
         min(struct_pack(e := c.exhibit, t := c.source_table, r := c.source_row)) AS first_row
  FROM canonical.call AS c
  JOIN (SELECT value FROM sought WHERE kind = 'phone') AS s ON s.value = c.dialled
  WHERE c.account_ref IS NOT NULL
  GROUP BY c.account_ref, c.dialled
),
ways AS (
  SELECT * FROM used
  UNION ALL
  SELECT c.account_ref, c.kind, c.value, c.uses, c.first_row.e, c.first_row.t, c.first_row.r, 'called'
  FROM called AS c
  WHERE NOT EXISTS (FROM used AS u WHERE u.account_ref = c.account_ref AND u.kind = 'phone' AND u.value = c.value)
),
held AS (
  SELECT w.*, o.operator_id FROM ways AS w LEFT JOIN work.operator_account AS o ON o.account_ref = w.account_ref
),
shared AS (
  SELECT kind, value, count(DISTINCT account_ref) AS accounts, count(DISTINCT coalesce(operator_id, account_ref)) AS operators
  FROM held GROUP BY kind, value
),
days AS (
  SELECT l.account_ref, l.ip AS value, count(DISTINCT CAST(l.at AS DATE)) AS days
  FROM canonical.login AS l JOIN (SELECT value FROM sought WHERE kind = 'ip') AS s ON s.value = l.ip
  GROUP BY l.account_ref, l.ip
)
SELECT
  k.operation, k.agency, k.kind, k.value, k.known_exhibit, k.known_table, k.known_row,
  h.account_ref, h.operator_id, h.way, h.uses, h.exhibit, h.source_table, h.source_row,
  s.accounts, s.operators, coalesce(i.hub, false) AS hub, coalesce(n.class, '') AS class,
  coalesce(d.days, 0) AS days, CASE WHEN w.hosting THEN w.hosting_reason ELSE '' END AS exit_reason
FROM known AS k
JOIN held AS h ON h.kind = k.kind AND h.value = k.value
JOIN shared AS s ON s.kind = k.kind AND s.value = k.value
LEFT JOIN work.identifier AS i ON i.kind = k.kind AND i.value = k.value
LEFT JOIN number AS n ON n.number = CASE k.kind WHEN 'phone' THEN k.value END
LEFT JOIN days AS d ON d.account_ref = h.account_ref AND d.value = CASE k.kind WHEN 'ip' THEN k.value END
LEFT JOIN work.network AS w ON w.ip = CASE k.kind WHEN 'ip' THEN k.value END
