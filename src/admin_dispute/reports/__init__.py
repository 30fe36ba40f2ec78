"""What is read across disputes: the ledger and its spreadsheet."""
