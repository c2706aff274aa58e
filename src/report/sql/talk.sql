-- Numbers by their longest conversation, in steps of ten seconds to either side of the rule: slot 0 ends at the rule,
-- slot 1 begins beyond it. The last slot holds everything longer.
SELECT
  least(CAST(floor((longest_s - 1 - $victim_min_talk_s) / 10.0) AS BIGINT) + 1, $last_slot) AS slot,
  count(*) FILTER (WHERE class = 'victim') AS victims,
  count(*) FILTER (WHERE class <> 'victim') AS others
FROM number
WHERE longest_s > 0
GROUP BY 1
ORDER BY 1
