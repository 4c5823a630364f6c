"""Writes a document as one HTML file that needs no other, and reads it back before it is handed over.

The way of a document: `body` looks up a renderer for each block, `body_writer` writes the words in them, and
`elements` keeps every word with a digit, which must stand in the finished file as it was declared.
"""
