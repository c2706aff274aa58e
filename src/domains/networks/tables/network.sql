-- Addresses with what is known of them, and whether many strangers come out there: by how the address was used first, by
-- the kind of company that runs the network second.
SELECT
  n.ip, n.network, n.asn, n.organisation, n.country, n.scope, n.place,
  coalesce(w.accounts, 0) AS shared_by,
  coalesce(w.operators >= $exit_operators AND w.evidence < 0, false) OR regexp_matches(lower(n.organisation), $hosting_words) AS hosting,
  CASE
    WHEN w.operators >= $exit_operators AND w.evidence < 0
    THEN w.operators || ' operators, ' || (w.together // 10) || ' % of their hours in company, '
      || (w.dedicated // 10) || ' % of their work there: an exit that strangers share'
    WHEN regexp_matches(lower(n.organisation), $hosting_words) THEN 'run by a company that rents out servers or tunnels'
    ELSE ''
  END AS hosting_reason
FROM work.ip_network AS n
LEFT JOIN work.workplace AS w ON w.kind = 'address' AND w.place = n.place
