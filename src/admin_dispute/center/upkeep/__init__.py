"""What keeps a center right without anybody acting: time passing, deriving again, examining what is there."""
