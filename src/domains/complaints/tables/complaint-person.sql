-- Complaints with the person who made them and the scam they are about. Complaints of one person are about one scam when
-- they mean calls of the same scene, or, where one of them means none, when the days named are at most a week apart. The loss
-- of a scam counts once: where it was told largest, in the base currency before others.
WITH meant AS (
  SELECT k.told_id, arg_max(k.unit, (s.unit, k.unit)) AS unit
  FROM work.complaint_candidate AS k
  JOIN work.complaint_score AS s ON s.candidate_id = k.candidate_id
  JOIN work.complaint_told AS t ON t.told_id = k.told_id
  SEMI JOIN (SELECT * FROM complaint_call WHERE status IN ('linked', 'judged')) AS l
    ON l.complaint_exhibit = t.exhibit AND l.complaint_table = t.source_table AND l.complaint_row = t.source_row
    AND l.call_exhibit = k.exhibit AND l.call_table = k.source_table AND l.call_row = k.source_row
  GROUP BY k.told_id
),
told AS (
  SELECT t.told_id, t.complaint_ref, c.person, c.probability, m.unit, t.call_date, t.loss, t.currency,
         CASE WHEN t.currency = $base_currency THEN t.loss ELSE b.loss_base END AS loss_base, b.conversion, t.exhibit, t.source_table, t.source_row
  FROM work.complaint_told AS t
  JOIN work.complaint_cluster AS c ON c.told_id = t.told_id
  LEFT JOIN meant AS m ON m.told_id = t.told_id
  LEFT JOIN work.complaint_base AS b ON b.told_id = t.told_id
),
stepped AS (
  SELECT *,
    CASE WHEN lag(told_id) OVER o IS NULL THEN 1
         WHEN unit = lag(unit) OVER o THEN 0
         WHEN unit IS NOT NULL AND lag(unit) OVER o IS NOT NULL THEN 1
         WHEN date_diff('day', lag(call_date) OVER o, call_date) <= 7 THEN 0 ELSE 1 END AS step
  FROM told
  WINDOW o AS (PARTITION BY person ORDER BY call_date NULLS LAST, unit NULLS LAST, told_id)
),
scams AS (
  SELECT *, sum(step) OVER (PARTITION BY person ORDER BY call_date NULLS LAST, unit NULLS LAST, told_id ROWS UNBOUNDED PRECEDING) AS scam
  FROM stepped
)
SELECT
  s.complaint_ref, 'pe-' || substr(sha256(f.exhibit || ' ' || f.source_table || ' ' || f.source_row), 1, 12) AS person_id,
  count(*) OVER (PARTITION BY s.person) AS complaints, s.probability, s.scam,
  row_number() OVER (PARTITION BY s.person, s.scam ORDER BY s.loss_base DESC NULLS LAST, s.loss DESC NULLS LAST, s.told_id) = 1 AS counted,
  s.loss, s.currency, s.loss_base, s.conversion, s.told_id, s.exhibit, s.source_table, s.source_row
FROM scams AS s JOIN work.complaint_told AS f ON f.told_id = s.person
