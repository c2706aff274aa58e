-- Organisations by their place in the order of their names.
SELECT organisation_no, min(organisation) AS organisation
FROM work.presented_organisation
WHERE organisation_no IS NOT NULL
GROUP BY organisation_no
