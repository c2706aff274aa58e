-- One step of the search for paths: everything next to the nodes of the frontier, hubs left out. A path that passes a
-- generic value (a VPN exit, an exchange's wallet) or everybody's bank would say nothing.
frontier AS (SELECT unnest($frontier) AS id)
SELECT DISTINCT a AS here, edge, b AS there FROM every SEMI JOIN frontier ON frontier.id = every.a WHERE b IS NOT NULL
UNION
SELECT DISTINCT b, edge, a FROM every SEMI JOIN frontier ON frontier.id = every.b WHERE a IS NOT NULL
ORDER BY here, there, edge
LIMIT $limit
