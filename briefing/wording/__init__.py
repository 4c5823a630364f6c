"""Wording: a fact in the words of a language, with its qualifier, unit and period."""
