-- What is known of the harm; no row where the number is no victim's.
SELECT care, codes_captured, stages, complaints, CAST(reported_loss AS VARCHAR) AS reported_loss, reported_loss_other, currency
FROM victim WHERE number_id = $id
