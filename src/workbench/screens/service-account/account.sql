SELECT * FROM account WHERE account_ref = $id
