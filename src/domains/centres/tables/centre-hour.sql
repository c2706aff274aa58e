-- How many people worked at each centre in each hour, and their calls: agents where they are named, else accounts.
SELECT c.centre_id, p.hour, count(DISTINCT CASE WHEN p.agent_ref <> '' THEN 'agent ' || p.agent_ref ELSE 'account ' || p.account_ref END) AS people,
       sum(p.calls) AS calls
FROM work.presence AS p
JOIN work.centre_account AS c ON c.account_ref = p.account_ref
WHERE p.kind = 'address'
  AND (p.calls > 0 OR EXISTS (
    SELECT 1 FROM work.centre_place AS l WHERE l.centre_id = c.centre_id AND l.kind = p.kind AND l.place = p.place
  ))
GROUP BY c.centre_id, p.hour
