-- Where postcodes lie, learnt from the case: complainants who told their postcode and a landline's number that was dialled. A
-- postcode's area is its letters, else its first two digits; a landline's the first four digits with the calling code. How much more often
-- the two go together than by chance makes three levels; how often people agree at each, every one judged by the
-- others, against chance, makes their weight. In a case whose postcodes say nothing the weights are nought.
WITH pairs AS (
  SELECT t.postcode_area, substr(n.number, 2, 4) AS area, count(*) AS seen
  FROM work.complaint_told AS t
  JOIN work.complaint_number AS n ON n.told_id = t.told_id AND n.slip = 0
  JOIN work.number_fact AS f ON f.number = n.number AND f.type IN ('fixed_line', 'fixed_line_or_mobile')
  WHERE t.postcode_area <> ''
  GROUP BY t.postcode_area, substr(n.number, 2, 4)
),
cells AS (
  SELECT x.postcode_area, y.area, coalesce(p.seen, 0) AS seen, x.n AS of_postcode, y.n AS of_area, w.n AS of_all
  FROM (SELECT postcode_area, sum(seen) AS n FROM pairs GROUP BY postcode_area) AS x
  CROSS JOIN (SELECT area, sum(seen) AS n FROM pairs GROUP BY area) AS y
  CROSS JOIN (SELECT sum(seen) AS n FROM pairs) AS w
  LEFT JOIN pairs AS p ON p.postcode_area = x.postcode_area AND p.area = y.area
  WHERE w.n >= $postcode_pairs
),
-- Where chance would bring fewer than three together, nothing can be said. How much more often than by chance, two complaints added at the rate of chance: by all, and for those seen by all others.
lifted AS (
  SELECT *, (seen + 2 * of_area / of_all) / (of_postcode + 2) / (of_area / of_all) AS lift,
         CASE WHEN seen > 0 AND of_area > 1 THEN (seen - 1 + 2 * (of_area - 1) / (of_all - 1)) / (of_postcode + 1) / ((of_area - 1) / (of_all - 1)) ELSE 1 END AS by_others
  FROM cells
),
levelled AS (
  SELECT *, CASE WHEN NOT enough THEN 'neither' WHEN lift >= 1.5 THEN 'together' WHEN lift < 0.5 THEN 'apart' ELSE 'neither' END AS level,
         CASE WHEN NOT enough THEN 'neither' WHEN by_others >= 1.5 THEN 'together' WHEN by_others < 0.5 THEN 'apart' ELSE 'neither' END AS level_by_others
  FROM (SELECT *, of_postcode * of_area >= 3 * of_all AS enough FROM lifted)
),
meant AS (
  SELECT level_by_others AS level, sum(seen) AS n FROM levelled GROUP BY level_by_others
),
strangers AS (
  SELECT level, sum(CAST(of_postcode * of_area AS HUGEINT)) AS n, any_value(of_all) AS of_all FROM levelled GROUP BY level
),
-- Twenty complaints' worth of doubt: a few that agree prove no rule.
weighed AS (
  SELECT s.level, log2((coalesce(m.n, 0) + 20 * s.n / (s.of_all * s.of_all)) / (sum(coalesce(m.n, 0)) OVER () + 20) / (s.n / (s.of_all * s.of_all))) AS bits
  FROM strangers AS s LEFT JOIN meant AS m ON m.level = s.level
)
SELECT l.postcode_area, l.area, l.seen, l.level, round(w.bits, 3) AS bits
FROM levelled AS l JOIN weighed AS w ON w.level = l.level
ORDER BY l.postcode_area, l.area
