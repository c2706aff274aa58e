-- Victims whom to reach first: the most reasons for care, then captured codes, reported loss, time in conversation.
SELECT
  CASE WHEN number <> '' THEN number ELSE raw_example END AS number, region, calls, talk_s, longest_s, first_at, last_at,
  codes_captured, complaints, CAST(reported_loss AS VARCHAR) AS reported_loss, reported_loss_other, care, organisations
FROM victim
ORDER BY CASE WHEN care = '' THEN 0 ELSE len(string_split(care, '; ')) END DESC, codes_captured DESC,
         victim.reported_loss DESC, talk_s DESC, number_id
LIMIT 25
