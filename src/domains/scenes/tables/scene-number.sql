-- Numbers at which somebody was reached in a way that matters: held in conversation, a code captured, answered again.
-- Numbers that heard a recorded message to its end count too.
-- Lines of organisations, own phones and voicemail boxes are nobody's scene. Lines of accomplices are kept for now: somebody
-- whom several accounts call again and again may be in a script of several stages instead (scene.sql keeps only those).
WITH played AS (
  SELECT DISTINCT c.dialled AS number
  FROM canonical.call AS c
  JOIN work.recorded_message AS m ON m.account_ref = c.account_ref AND c.talk_s BETWEEN m.talk_s AND m.talk_s + 1
  WHERE c.dialled <> ''
)
SELECT row_number() OVER (ORDER BY number_digits(n.number), n.number_id) AS number_no, n.number_id, number_digits(n.number) AS digits, n.class, n.calls,
       CASE n.class WHEN 'victim' THEN n.victim_probability ELSE 0.5 END AS probability
FROM number AS n
LEFT JOIN work.captured_code AS i ON i.number = n.number
LEFT JOIN played AS p ON p.number = n.number
WHERE n.class = 'victim'
   OR (n.class IN ('contacted', 'unknown') AND (n.answered > 1 OR i.codes > 0))
   OR (n.class = 'associate' AND n.answered > 1)
   OR (n.class IN ('contacted', 'unknown', 'voicemail') AND p.number IS NOT NULL)
