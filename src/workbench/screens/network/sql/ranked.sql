-- The strongest connections of each kind, and how many there are; the rest is collapsed into one node a kind.
SELECT found.*, count(*) OVER (PARTITION BY edge, kind) AS total
FROM found
-- What the person may not see has no key here.
WHERE ref IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY edge, kind ORDER BY hub, n DESC, probability DESC NULLS LAST, ref) <= $limit
ORDER BY edge, kind, hub, n DESC, probability DESC NULLS LAST, ref
