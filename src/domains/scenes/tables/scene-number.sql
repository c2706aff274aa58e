-- Numbers at which somebody was reached in a way that matters: held in conversation, a code captured, answered again.
-- Lines of organisations, own phones, accomplices and voicemail boxes are nobody's scene.
SELECT n.number_id, coalesce(try_cast(ltrim(n.number, '+') AS BIGINT), 0) AS digits, n.class, n.calls,
       CASE WHEN n.class = 'victim' THEN n.victim_probability ELSE 0.5 END AS probability
FROM number AS n
LEFT JOIN work.captured_code AS i ON i.number = n.number
WHERE n.class = 'victim'
   OR (n.class IN ('contacted', 'unknown') AND (n.answered > 1 OR i.codes > 0))
