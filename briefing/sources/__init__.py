"""Reads the documents that sources are: text, Markdown, web pages, PDF, Word, mails and tables.

A reader turns the bytes of one file into the words as a person sees them, with the place of each in the file; all that
comes after works on those words.
"""
