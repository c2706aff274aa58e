SELECT organisation, country, count(*) AS centres, sum(calls) AS calls, sum(victims) AS victims
FROM call_centre
GROUP BY organisation, country ORDER BY victims DESC, calls DESC, organisation, country LIMIT 12
