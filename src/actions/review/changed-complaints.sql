-- Complaints and calls that are tied now and were not, and the other way round.
WITH b AS (SELECT DISTINCT complaint_ref, call_ref FROM temp.before_complaint_call WHERE status NOT IN ('review', 'rejected')),
a AS (SELECT DISTINCT complaint_ref, call_ref FROM complaint_call WHERE status NOT IN ('review', 'rejected'))
SELECT 'complaint' AS what,
       'complaint ' || coalesce(a.complaint_ref, b.complaint_ref) || CASE WHEN b.call_ref IS NULL THEN ' is tied to call ' ELSE ' is no longer tied to call ' END
         || coalesce(a.call_ref, b.call_ref) AS text
FROM a FULL JOIN b ON a.complaint_ref = b.complaint_ref AND a.call_ref = b.call_ref
WHERE a.call_ref IS NULL OR b.call_ref IS NULL
ORDER BY text
