-- Where the dialled numbers are.
SELECT region, calls, victims, complaints, operators, CAST(reported_loss AS VARCHAR) AS reported_loss, reported_loss_other
FROM country
ORDER BY victims DESC, calls DESC, region
LIMIT 30
