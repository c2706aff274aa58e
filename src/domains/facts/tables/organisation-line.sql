-- Numbers of the register, one organisation each (the first by name where two claim a number).
SELECT number, min(organisation) AS organisation, max(region) AS region
FROM canonical.organisation_number
WHERE number <> ''
GROUP BY number
