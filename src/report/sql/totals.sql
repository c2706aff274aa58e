-- How many rows the tables of which only the first are shown have in all.
SELECT (SELECT count(*) FROM operator) AS operators, (SELECT count(*) FROM victim) AS victims,
       (SELECT count(*) FROM impersonation) AS organisations, (SELECT count(*) FROM country) AS countries
