-- Pairs of accounts that are thought to be one operator, and pairs that something ties together without saying so: they share
-- a value that others share too, or work at one place. `probability`: that both accounts are one operator's.
CREATE TABLE $target AS
WITH scored AS (
  SELECT p.account_a, p.account_b, p.units, 1 / (1 + exp(-p.units * ln(2) / 1000.0)) AS probability,
         x.operator_id = y.operator_id AS joined, x.operator_id
  FROM work.account_pair AS p
  JOIN work.operator_account AS x ON x.account_ref = p.account_a
  JOIN work.operator_account AS y ON y.account_ref = p.account_b
),
-- A pair in one operator that says little by itself is as sure as the best way through a third account.
ends AS (
  SELECT account_a AS a, account_b AS b, probability FROM scored WHERE joined
  UNION ALL
  SELECT account_b, account_a, probability FROM scored WHERE joined
),
colleague AS (
  SELECT x.account_ref AS account_a, y.account_ref AS account_b
  FROM work.centre_account AS x JOIN work.centre_account AS y ON y.centre_id = x.centre_id AND y.account_ref > x.account_ref
  JOIN (SELECT centre_id FROM work.centre_account GROUP BY centre_id HAVING count(*) <= $centre_accounts) AS c ON c.centre_id = x.centre_id
),
asked AS (
  SELECT account_a, account_b FROM scored WHERE joined AND probability < 0.8
  UNION ALL
  SELECT c.account_a, c.account_b
  FROM colleague AS c
  JOIN work.operator_account AS x ON x.account_ref = c.account_a
  JOIN work.operator_account AS y ON y.account_ref = c.account_b AND y.operator_id = x.operator_id
  ANTI JOIN scored AS s ON s.account_a = c.account_a AND s.account_b = c.account_b
),
around AS (
  SELECT s.account_a, s.account_b, max(x.probability * y.probability) AS probability
  FROM asked AS s
  JOIN ends AS x ON x.a = s.account_a
  JOIN ends AS y ON y.a = x.b AND y.b = s.account_b
  GROUP BY s.account_a, s.account_b
),
told AS (
  SELECT account_a, account_b,
         string_agg(about || CASE WHEN value = '' THEN '' ELSE ' ' || value || ' (' || accounts || ' accounts)' END, ', ' ORDER BY k)
           FILTER (WHERE units > 0 AND k < 100) AS shared,
         string_agg(about || CASE WHEN value = '' THEN '' ELSE ' (' || accounts || ' accounts)' END, ', ' ORDER BY k)
           FILTER (WHERE units <= 0 AND k < 100) AS generic,
         string_agg(CASE WHEN units > 0 THEN '+' ELSE '−' END || key, '' ORDER BY units < 0, k) FILTER (WHERE units <> 0) AS key,
         string_agg(CASE WHEN units < 0 THEN differ ELSE agree END, ', ' ORDER BY k) FILTER (WHERE agree <> '' AND units <> 0) AS habits
  FROM work.account_pair_kind JOIN person_kind USING (k)
  GROUP BY account_a, account_b
),
-- Of colleagues who share nothing it is not said how sure it is that they are one person.
machine AS (
  SELECT coalesce(s.account_a, c.account_a) AS account_a, coalesce(s.account_b, c.account_b) AS account_b,
         coalesce(s.joined, false) AS joined, s.units,
         CASE WHEN s.joined THEN greatest(s.probability, coalesce(r.probability, 0)) ELSE coalesce(s.probability, r.probability) END AS probability,
         c.account_a IS NOT NULL AS colleagues
  FROM scored AS s
  FULL JOIN colleague AS c ON c.account_a = s.account_a AND c.account_b = s.account_b
  LEFT JOIN around AS r ON r.account_a = coalesce(s.account_a, c.account_a) AND r.account_b = coalesce(s.account_b, c.account_b)
  WHERE s.joined OR s.probability >= $shown_from OR c.account_a IS NOT NULL
),
judged AS (
  SELECT coalesce(m.account_a, j.account_a) AS account_a, coalesce(m.account_b, j.account_b) AS account_b,
         m.joined, m.units, m.probability, coalesce(m.colleagues, false) AS colleagues,
         coalesce(j.verdict, '') AS verdict, coalesce(j.reasons, '') AS reasons
  FROM machine AS m FULL JOIN person_judgement AS j ON j.account_a = m.account_a AND j.account_b = m.account_b
)
SELECT
  j.account_a, j.account_b,
  CASE WHEN j.verdict = 'same' OR (x.operator_id = y.operator_id AND j.verdict <> 'not_same') THEN 'same_operator'
       ELSE 'associated' END AS relation,
  CASE WHEN j.verdict IN ('same', 'not_same') OR j.probability IS NULL THEN NULL ELSE least(round(j.probability, 4), 0.999) END AS probability,
  round(j.units / 1000.0, 1) AS weight,
  coalesce(t.key, '') || CASE WHEN j.colleagues THEN '+CENTRE' ELSE '' END AS key,
  concat_ws('; ',
    'share ' || t.shared,
    CASE WHEN t.generic IS NOT NULL THEN 'also share ' || t.generic || ', which strangers share' END,
    t.habits,
    CASE WHEN j.colleagues THEN 'work at one place' END,
    CASE WHEN j.verdict <> '' THEN 'judged: ' || j.reasons END
  ) AS evidence,
  CASE WHEN j.verdict IN ('same', 'not_same', 'unsure') THEN 'judged' WHEN j.verdict = 'conflict' THEN 'conflict' ELSE 'machine' END AS status,
  j.verdict AS judgement, x.operator_id AS operator_a, y.operator_id AS operator_b
FROM judged AS j
LEFT JOIN told AS t ON t.account_a = j.account_a AND t.account_b = j.account_b
JOIN work.operator_account AS x ON x.account_ref = j.account_a
JOIN work.operator_account AS y ON y.account_ref = j.account_b
