-- Organisations that were impersonated.
SELECT organisation, numbers, calls, victims, accounts, codes_captured, CAST(reported_loss AS VARCHAR) AS reported_loss,
       reported_loss_other
FROM impersonation
ORDER BY victims DESC, calls DESC, organisation
LIMIT 25
