SELECT * FROM operator WHERE operator_id = $id
