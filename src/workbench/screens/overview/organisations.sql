-- Organisations that were impersonated most.
SELECT organisation, calls, victims FROM impersonation ORDER BY victims DESC, calls DESC, organisation LIMIT 12
