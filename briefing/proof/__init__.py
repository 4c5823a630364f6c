"""Proves that a finished document and its facts agree.

`readback.prove` does so while a PDF is built, `attachments` puts the facts into it, and `verify.verify` proves it
again for anyone who has nothing but the file.

Each SHA-256 has a name of its own here:

- the *digest* is that of the canonical facts, which the document prints;
- the *seal* is that of facts.json, and stands at its end;
- `sha256` is that of the bytes of a file: the text of a source, or an attachment.
"""
