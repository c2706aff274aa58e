-- Operators of the two cases that share identifiers of their own, those with most kinds first.
SELECT operator_a, operator_b, count(DISTINCT kind) AS kinds, count(*) AS identifiers,
       string_agg(DISTINCT kind, ', ' ORDER BY kind) AS by_kind
FROM shared
WHERE status = 'hit' AND operator_a IS NOT NULL AND operator_b IS NOT NULL
GROUP BY operator_a, operator_b
ORDER BY kinds DESC, identifiers DESC, operator_a, operator_b
