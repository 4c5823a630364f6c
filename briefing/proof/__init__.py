"""Proves that a finished document and its facts agree.

`readback.prove` does so while a PDF is built, `attachments` puts the facts into it, and `verify.verify` proves it
again for anyone who has nothing but the file.
"""
