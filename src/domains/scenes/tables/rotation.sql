-- How often an account shows somebody else from one call to the next: callers that show another number at every call show
-- another one on a call-back too. Within an hour and towards one country or area (first digits of the dialled number),
-- because identities are changed between sessions and countries. Whole hours are sampled, so that half a million calls are
-- looked at however large the case is.
WITH sampled AS (
  SELECT c.account_ref, epoch_ms(c.started_at) // 3600000 AS hour, substr(c.dialled, 1, 3) AS area,
         coalesce(p.organisation, nullif(c.presented, ''), 'withheld') AS identity
  FROM canonical.call AS c
  LEFT JOIN work.presented_organisation AS p
    ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
  WHERE c.account_ref IS NOT NULL AND c.dialled <> ''
    AND ((epoch_ms(c.started_at) // 3600000 * 7919)) % (1 + (SELECT count(*) FROM canonical.call) // $rotation_sample) = 0
),
hours AS (
  SELECT account_ref, count(*) - 1 AS further, count(DISTINCT identity) - 1 AS changes
  FROM sampled GROUP BY account_ref, hour, area HAVING count(*) > 1
)
SELECT account_ref, sum(further) AS further, sum(changes) AS changes FROM hours GROUP BY account_ref
