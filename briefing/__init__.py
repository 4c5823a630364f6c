"""Briefing PDFs in which every value is a fact with a speaker, a source and the exact quoted words."""
