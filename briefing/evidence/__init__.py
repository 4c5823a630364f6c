"""Evidence: does the source say so?  Quotes are looked up, and read for number, unit, qualifier and period."""
