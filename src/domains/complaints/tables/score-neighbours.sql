-- Numbers of the case that lie one slip from a number told as it was dialled: what chance makes. Ends: numbers per end.
WITH right_told AS (SELECT DISTINCT told_id FROM work.complaint_number WHERE slip = 0),
ends AS (SELECT DISTINCT told_id FROM work.complaint_number WHERE slip = 4)
SELECT n.slip, count(*) AS numbers, (SELECT count(*) FROM right_told) AS told
FROM work.complaint_number AS n SEMI JOIN right_told AS r ON r.told_id = n.told_id
WHERE n.slip BETWEEN 1 AND 3 GROUP BY n.slip
UNION ALL
SELECT 4, count(*), (SELECT count(*) FROM ends) FROM work.complaint_number WHERE slip = 4
ORDER BY 1
