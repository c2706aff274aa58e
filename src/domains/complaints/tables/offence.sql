-- Offences stacked: a row for a complaint and an operator whose calls it speaks of. `counted` is where the loss of a scam
-- counts for the operator (once, though a person complained twice); `in_total` is the one row where it counts in sums over
-- all operators: that of the operator who is most likely meant.
WITH linked AS (
  SELECT l.*, c.started_at, c.talk_s, p.organisation
  FROM complaint_call AS l
  JOIN canonical.call AS c ON c.exhibit = l.call_exhibit AND c.source_table = l.call_table AND c.source_row = l.call_row
  LEFT JOIN work.presented_organisation AS p ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
  WHERE l.status IN ('linked', 'judged')
),
stacked AS (
  SELECT coalesce(operator_id, '') AS operator_id, complaint_exhibit, complaint_table, complaint_row, any_value(complaint_ref) AS complaint_ref,
         count(*) AS calls, string_agg(DISTINCT account_ref, ';' ORDER BY account_ref) AS account_refs, min(number) AS number,
         coalesce(string_agg(DISTINCT organisation, ';' ORDER BY organisation), '') AS organisations,
         min(started_at) AS first_at, max(started_at) AS last_at, sum(coalesce(talk_s, 0)) AS talk_s,
         max(probability) AS probability, bool_or(status = 'judged') AS judged
  FROM linked
  GROUP BY operator_id, complaint_exhibit, complaint_table, complaint_row
)
SELECT
  s.operator_id, s.complaint_ref, p.person_id, s.account_refs, s.number, coalesce(f.region, '') AS region, s.organisations,
  s.calls, s.talk_s, s.first_at, s.last_at, s.probability, s.judged,
  count(*) OVER whole AS operators, p.loss, coalesce(p.currency, '') AS currency,
  p.loss_base, coalesce(p.conversion, '') AS conversion,
  p.counted,
  p.counted AND row_number() OVER (whole ORDER BY s.probability DESC, s.calls DESC, s.operator_id) = 1 AS in_total,
  s.complaint_exhibit, s.complaint_table, s.complaint_row
FROM stacked AS s
JOIN complaint_person AS p
  ON p.exhibit = s.complaint_exhibit AND p.source_table = s.complaint_table AND p.source_row = s.complaint_row
LEFT JOIN work.number_fact AS f ON f.number = s.number
WINDOW whole AS (PARTITION BY s.complaint_exhibit, s.complaint_table, s.complaint_row)
