-- Spellings in the service's own tables that are more than digits with punctuation between them: with an extension, in
-- digits of another script, inside a text.
WITH spelled AS (
  SELECT dialled_raw AS raw FROM mapped.call
  UNION ALL SELECT presented_raw FROM mapped.call
  UNION ALL SELECT target_raw FROM mapped.interception
  UNION ALL SELECT phone_raw FROM mapped.contact
  UNION ALL SELECT phone_raw FROM mapped.account
)
SELECT DISTINCT raw, CAST(NULL AS VARCHAR) AS context, CAST(NULL AS VARCHAR) AS hint, CAST(1 AS BIGINT) AS uses
FROM spelled
WHERE raw IS NOT NULL AND phone_dial_key(phone_bare(raw)) IS NULL
