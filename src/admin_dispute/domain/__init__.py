"""What a dispute is and how it is decided: frozen values and pure functions, attrs and the standard library."""
