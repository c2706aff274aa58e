SELECT * FROM number WHERE number_id = $id
