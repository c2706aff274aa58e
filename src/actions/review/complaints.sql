-- Complaints that count for nobody as no call is clear: the likeliest call of each, with how many others there are. A loss is weighed by the
-- middle loss that complaints of the case tell in its currency, so that no rate of exchange is needed.
WITH middle AS (
  SELECT coalesce(currency, '') AS currency, quantile_disc(loss, 0.5) AS loss
  FROM canonical.complaint WHERE loss > 0 GROUP BY coalesce(currency, '')
),
candidates AS (
  SELECT complaint_ref, call_ref, max(probability) AS probability, min(evidence) AS evidence, min(operator_id) AS operator_id,
         min(complaint_exhibit) AS exhibit, min(complaint_table) AS source_table, min(complaint_row) AS source_row
  FROM complaint_call AS k
  ANTI JOIN (SELECT complaint_exhibit, complaint_table, complaint_row FROM complaint_call WHERE status IN ('linked', 'judged')) AS l
    ON l.complaint_exhibit = k.complaint_exhibit AND l.complaint_table = k.complaint_table AND l.complaint_row = k.complaint_row
  WHERE status = 'review' AND complaint_ref <> '' AND call_ref <> ''
  GROUP BY complaint_ref, call_ref
),
likeliest AS (
  SELECT *, count(*) OVER (PARTITION BY complaint_ref) - 1 AS others
  FROM candidates
  QUALIFY row_number() OVER (PARTITION BY complaint_ref ORDER BY probability DESC NULLS LAST, call_ref) = 1
)
SELECT k.complaint_ref AS a, k.call_ref AS b, k.probability, k.evidence, k.operator_id, k.others,
       p.loss, p.currency, coalesce(p.loss / m.loss, 0) AS weight
FROM likeliest AS k
LEFT JOIN canonical.complaint AS p
  ON p.exhibit = k.exhibit AND p.source_table = k.source_table AND p.source_row = k.source_row
LEFT JOIN middle AS m ON m.currency = coalesce(p.currency, '')
ORDER BY a, b
