-- Numbers at which somebody was reached in a way that matters: held in conversation, a code captured, answered again.
-- Lines of organisations, own phones, accomplices and voicemail boxes are nobody's scene.
SELECT n.number_id, coalesce(try_cast(ltrim(n.number, '+') AS BIGINT), 0) AS digits, n.class, n.calls
FROM number AS n
LEFT JOIN work.captured_code AS i ON i.number = n.number
WHERE n.class = 'victim'
   OR (n.class IN ('contacted', 'unknown') AND (n.answered >= $scene_answered OR i.codes > 0))
