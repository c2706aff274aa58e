-- Every candidate with what it is worth and what people said of it. hit: the value belongs to one hand here. near: it
-- nearly agrees, or it agrees but not for one hand alone. hub: so many share it that it points to nobody.
WITH exact AS (
  SELECT *,
    CASE
      WHEN hub OR exit_reason <> '' THEN 'hub'
      WHEN kind = 'ip' AND operators > 1 THEN 'hub'
      WHEN class = 'organisation' OR (way = 'called' AND operators > $line_max_operators) THEN 'hub'
      WHEN operators > 1 AND (kind = 'device' OR way = 'called') THEN 'near'
      WHEN kind = 'ip' AND days < $ip_min_days THEN 'near'
      ELSE 'hit'
    END AS status
  FROM work.known_exact
),
rated AS (
  SELECT operation, agency, kind, value, account_ref, operator_id, status, way, '' AS beside, known_exhibit, known_table, known_row,
         exhibit, source_table, source_row,
    CASE status
      WHEN 'hit' THEN CASE WHEN kind = 'ip' THEN $p_ip WHEN way = 'called' THEN $p_called WHEN kind = 'device' THEN $p_device ELSE $p_exact END
      WHEN 'near' THEN $p_shared
    END AS probability,
    kind || ' ' || value || ' is known to operation ' || coalesce(operation, '?') || coalesce(' of ' || agency, '')
      || CASE way WHEN 'called' THEN '; the account called it ' || uses || CASE WHEN uses = 1 THEN ' time' ELSE ' times' END || CASE WHEN class <> '' THEN ' (class here: ' || class || ')' ELSE '' END
                  ELSE '; the account shows it in ' || uses || CASE WHEN uses = 1 THEN ' row' ELSE ' rows' END END
      || '; ' || accounts || CASE WHEN accounts = 1 THEN ' account' ELSE ' accounts' END || ' of ' || operators || CASE WHEN operators = 1 THEN ' operator' ELSE ' operators' END || ' here'
      || CASE WHEN exit_reason <> '' THEN '; an exit that strangers share: ' || exit_reason
              WHEN status = 'hub' THEN '; a hub: it points to nobody'
              WHEN kind = 'ip' AND days < $ip_min_days THEN '; seen on ' || days || CASE WHEN days = 1 THEN ' day' ELSE ' days' END || ' only, and addresses change hands'
              WHEN status = 'near' THEN '; not of one operator alone' ELSE '' END AS evidence
  FROM exact
),
near AS (
  SELECT operation, agency, kind, value, account_ref, operator_id, 'near' AS status, way, beside, known_exhibit, known_table, known_row,
         exhibit, source_table, source_row,
    CASE beside
      WHEN 'same' THEN CASE way WHEN 'digit' THEN $p_digit_beside WHEN 'name' THEN $p_name_beside ELSE $p_letter_beside END
      WHEN 'other' THEN $p_other_hand
      ELSE CASE way WHEN 'digit' THEN $p_digit WHEN 'name' THEN $p_name ELSE $p_letter END
    END AS probability,
    kind || ' ' || value || ' is known to operation ' || coalesce(operation, '?') || coalesce(' of ' || agency, '')
      || CASE way WHEN 'digit' THEN '; the account has ' || shown || ', one digit apart'
                  WHEN 'name' THEN '; the account has the same name as ' || source || ' ' || shown
                  ELSE '; the account has ' || source || ' ' || shown || ', one letter apart' END
      || CASE beside WHEN 'same' THEN '; the operation knows another identifier of its operator'
                     WHEN 'other' THEN '; the operation knows another operator of this case, not this one' ELSE '' END AS evidence
  FROM work.known_near
),
found AS (
  SELECT *, coalesce(operation, '') || '/' || kind || '/' || value AS known_ref FROM (FROM rated UNION ALL BY NAME FROM near)
),
-- What a person judged to be the same though no rule found it: stands beside the row that registers the account.
added AS (
  SELECT k.operation, k.agency, k.kind, k.value, j.account_ref, o.operator_id, 'near' AS status, 'judged' AS way, '' AS beside,
         k.exhibit AS known_exhibit, k.source_table AS known_table, k.source_row AS known_row, a.exhibit, a.source_table, a.source_row,
         k.kind || ' ' || k.value || ' is known to operation ' || coalesce(k.operation, '?') || coalesce(' of ' || k.agency, '')
           || '; no rule found it with the account' AS evidence, j.known_ref
  FROM (FROM work.known_judgement AS j ANTI JOIN found AS f ON f.known_ref = j.known_ref AND f.account_ref = j.account_ref WHERE j.verdict = 'same') AS j
  JOIN canonical.known_identifier AS k ON coalesce(k.operation, '') || '/' || k.kind || '/' || k.value = j.known_ref
  JOIN (SELECT account_ref, min(struct_pack(e := exhibit, t := source_table, r := source_row)) AS first_row FROM canonical.account GROUP BY account_ref) AS r
    ON r.account_ref = j.account_ref
  JOIN canonical.account AS a
    ON a.exhibit = r.first_row.e AND a.source_table = r.first_row.t AND a.source_row = r.first_row.r
  LEFT JOIN work.operator_account AS o ON o.account_ref = j.account_ref
  WHERE k.value <> ''
),
named AS (FROM found UNION ALL BY NAME FROM added)
SELECT
  n.known_ref, n.operation, n.agency, n.kind, n.value, n.account_ref, n.operator_id, n.way, n.beside,
  CASE j.verdict WHEN 'same' THEN 'hit' WHEN 'not_same' THEN 'rejected' ELSE n.status END AS status,
  CASE j.verdict WHEN 'same' THEN 1 WHEN 'not_same' THEN 0 ELSE n.probability END AS probability,
  coalesce(j.verdict, '') AS judgement,
  n.evidence || CASE j.verdict WHEN 'same' THEN '; judged to be the same' WHEN 'not_same' THEN '; judged not to be the same'
                               WHEN 'conflict' THEN '; people disagree on it' WHEN 'unsure' THEN '; a person was unsure' ELSE '' END AS evidence,
  n.known_exhibit, n.known_table, n.known_row, n.exhibit, n.source_table, n.source_row
FROM named AS n
LEFT JOIN work.known_judgement AS j ON j.known_ref = n.known_ref AND j.account_ref = n.account_ref
