-- Every connection once, in an order of its own.
SELECT DISTINCT here, edge, there FROM every
WHERE here IS NOT NULL AND there IS NOT NULL
ORDER BY here, there, edge
LIMIT $limit
