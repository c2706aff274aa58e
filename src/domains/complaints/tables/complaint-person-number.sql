-- Numbers of the case that are known to be of a complainant who told none: told in another complaint of the same person, or
-- beside the same name and postcode in a call list. How sure: that the complaints are one person's; that the name in the list is
-- no namesake's with that postcode by chance. `slip` as in work.complaint_candidate.
WITH told AS (
  SELECT t.told_id, t.called_digits, p.name, upper(regexp_replace(coalesce(p.postcode, ''), '[^A-Za-z0-9]', '', 'g')) AS postcode
  FROM work.complaint_told AS t
  JOIN canonical.complaint AS p ON p.exhibit = t.exhibit AND p.source_table = t.source_table AND p.source_row = t.source_row
),
wanted AS (
  SELECT told_id, postcode, list_sort(regexp_extract_all(strip_accents(lower(name)), '[\p{L}\p{N}]+')) AS words
  FROM told WHERE called_digits = '' AND name <> '' AND length(postcode) >= 4
),
-- How rare a postcode is, by those of all complaints.
postcodes AS (
  SELECT postcode, count(*) AS n, sum(count(*)) OVER () AS of_all FROM told WHERE postcode <> '' GROUP BY postcode
),
listed AS (
  SELECT list_sort(regexp_extract_all(strip_accents(lower(name)), '[\p{L}\p{N}]+')) AS words, phone,
         upper(regexp_replace(address, '[^A-Za-z0-9]+', ' ', 'g')) AS address
  FROM canonical.contact WHERE phone <> '' AND name <> '' AND address <> ''
),
namesakes AS (
  SELECT l.words, l.phone, l.address, count(DISTINCT l.phone) OVER (PARTITION BY l.words) AS people
  FROM (SELECT DISTINCT l.* FROM listed AS l SEMI JOIN wanted AS w ON w.words = l.words) AS l
),
-- A postcode is a word of the address, or two in a row.
found AS (
  SELECT DISTINCT w.told_id, s.phone, s.people, c.n / c.of_all AS share
  FROM wanted AS w
  JOIN namesakes AS s ON s.words = w.words
  JOIN postcodes AS c ON c.postcode = w.postcode
  WHERE list_contains(string_split(s.address, ' '), w.postcode)
     OR list_contains(list_transform(list_zip(string_split(s.address, ' '), string_split(s.address, ' ')[2:]), x -> concat(x[1], x[2])), w.postcode)
),
known AS (
  SELECT a.told_id, n.number, 8 AS slip, a.probability AS sure
  FROM work.complaint_cluster AS a
  JOIN told AS t ON t.told_id = a.told_id AND t.called_digits = ''
  JOIN work.complaint_cluster AS b ON b.person = a.person AND b.told_id <> a.told_id
  JOIN work.complaint_number AS n ON n.told_id = b.told_id AND n.slip = 0
  WHERE a.probability IS NOT NULL
  UNION ALL
  SELECT f.told_id, f.phone, 9, $listed / ($listed + 100 * f.people * f.share) / count(*) OVER (PARTITION BY f.told_id)
  FROM found AS f SEMI JOIN work.number_fact AS n ON n.number = f.phone
)
SELECT told_id, number, min(slip) AS slip, round(max(sure), 6) AS sure
FROM known GROUP BY told_id, number
ORDER BY told_id, number
