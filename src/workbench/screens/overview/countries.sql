-- Where the dialled numbers are.
SELECT region, calls, victims FROM country ORDER BY victims DESC, calls DESC, region
