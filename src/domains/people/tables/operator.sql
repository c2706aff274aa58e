-- A row per operator: the sum of its accounts, and why it comes first. Points are shares of ranks, so that no single
-- huge figure decides; every component is written out.
WITH sums AS (
  SELECT operator_id, count(*) AS accounts, string_agg(account_ref, ';' ORDER BY account_ref) AS account_refs,
         sum(spent) AS spent, sum(calls) AS calls, sum(talk_s) AS talk_s, sum(codes_captured) AS codes_captured,
         coalesce(arg_max(region, (calls, region)), '') AS region,
         min(first_at) AS first_at, max(last_at) AS last_at
  FROM account WHERE operator_id IS NOT NULL GROUP BY operator_id
),
worked AS (
  SELECT DISTINCT o.operator_id, c.dialled
  FROM canonical.call AS c JOIN work.operator_account AS o ON o.account_ref = c.account_ref
  WHERE c.dialled <> ''
),
victims AS (
  SELECT w.operator_id, count(*) AS victims FROM worked AS w JOIN victim AS v ON v.number = w.dialled GROUP BY w.operator_id
),
posed AS (
  SELECT operator_id, string_agg(organisation, ';' ORDER BY organisation) AS organisations
  FROM (
    SELECT DISTINCT o.operator_id, p.organisation
    FROM canonical.call AS c
    JOIN work.operator_account AS o ON o.account_ref = c.account_ref
    JOIN work.presented_organisation AS p ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
    WHERE p.organisation IS NOT NULL
  )
  GROUP BY operator_id
),
-- What its accounts call themselves, most often first.
named AS (
  SELECT operator_id, string_agg(name, ';' ORDER BY accounts DESC, name) AS names
  FROM (
    SELECT operator_id, name, count(*) AS accounts,
           row_number() OVER (PARTITION BY operator_id ORDER BY count(*) DESC, name) AS place
    FROM (
      SELECT DISTINCT operator_id, account_ref, unnest([name, username, handle]) AS name FROM account WHERE operator_id IS NOT NULL
    )
    WHERE name <> '' GROUP BY operator_id, name
  )
  WHERE place <= 5 GROUP BY operator_id
),
placed AS (
  SELECT operator_id, string_agg(region || ': ' || accounts || CASE WHEN accounts = 1 THEN ' account' ELSE ' accounts' END || ', ' || calls || ' calls', '; ' ORDER BY calls DESC, region) AS region_reasons
  FROM (SELECT operator_id, region, count(*) AS accounts, sum(calls) AS calls FROM account WHERE region <> '' GROUP BY operator_id, region)
  WHERE operator_id IS NOT NULL GROUP BY operator_id
),
known AS (
  SELECT operator_id, string_agg(DISTINCT operation, ';' ORDER BY operation) AS known_in FROM known_match GROUP BY operator_id
),
losses AS (
  SELECT operator_id, sum(loss) FILTER (WHERE currency = $base_currency) AS base_loss,
         coalesce(string_agg(currency || ' ' || loss, '; ' ORDER BY currency) FILTER (WHERE currency <> $base_currency AND loss > 0), '') AS other_loss
  FROM work.operator_loss GROUP BY operator_id
),
joined AS (
  SELECT s.*, coalesce(v.victims, 0) AS victims, coalesce(p.organisations, '') AS organisations,
         coalesce(k.known_in, '') AS known_in, coalesce(l.base_loss, 0) AS reported_loss, coalesce(l.other_loss, '') AS other_loss
  FROM sums AS s
  LEFT JOIN victims AS v USING (operator_id)
  LEFT JOIN posed AS p USING (operator_id)
  LEFT JOIN known AS k USING (operator_id)
  LEFT JOIN losses AS l USING (operator_id)
),
-- Integer points (per mille of the rank times the weight): nothing depends on the order of float additions.
scored AS (
  SELECT *,
    CASE WHEN victims > 0 THEN $points_victims * ((rank() OVER (ORDER BY victims) - 1) * 1000 // greatest(count(*) OVER () - 1, 1)) ELSE 0 END AS by_victims,
    CASE WHEN spent > 0 THEN $points_spent * ((rank() OVER (ORDER BY spent) - 1) * 1000 // greatest(count(*) OVER () - 1, 1)) ELSE 0 END AS by_spent,
    CASE WHEN codes_captured > 0 THEN $points_codes * ((rank() OVER (ORDER BY codes_captured) - 1) * 1000 // greatest(count(*) OVER () - 1, 1)) ELSE 0 END AS by_codes,
    CASE WHEN known_in <> '' THEN $points_known * 1000 ELSE 0 END AS by_known,
    CASE WHEN region = $home_region THEN $points_region * 1000 ELSE 0 END AS by_region
  FROM joined
),
ranked AS (
  SELECT *, (by_victims + by_spent + by_codes + by_known + by_region) // 1000 AS points,
         row_number() OVER (ORDER BY by_victims + by_spent + by_codes + by_known + by_region DESC, victims DESC, spent DESC, operator_id) AS priority
  FROM scored
)
SELECT
  operator_id, accounts, region, spent, calls, victims, talk_s, codes_captured, organisations, reported_loss, known_in, priority,
  concat_ws('; ',
    CASE WHEN by_victims > 0 THEN victims || CASE WHEN victims = 1 THEN ' victim: ' ELSE ' victims: ' END || by_victims // 1000 || ' of ' || $points_victims || ' points' END,
    CASE WHEN by_spent > 0 THEN 'spent ' || spent || ' ' || $base_currency || ': ' || by_spent // 1000 || ' of ' || $points_spent END,
    CASE WHEN by_codes > 0 THEN codes_captured || CASE WHEN codes_captured = 1 THEN ' code captured: ' ELSE ' codes captured: ' END || by_codes // 1000 || ' of ' || $points_codes END,
    CASE WHEN by_known > 0 THEN 'known in ' || replace(known_in, ';', ', ') || ': ' || $points_known END,
    CASE WHEN by_region > 0 THEN 'works from or on ' || region || ': ' || $points_region END
  ) AS priority_reasons,
  points AS priority_points, $base_currency AS currency, other_loss AS reported_loss_other, account_refs, first_at, last_at, coalesce(n.names, '') AS names, coalesce(w.region_reasons, '') AS region_reasons
FROM ranked LEFT JOIN named AS n USING (operator_id) LEFT JOIN placed AS w USING (operator_id)
