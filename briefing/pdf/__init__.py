"""Writes documents as tagged PDF files with ReportLab: `write.write_pdf` is the entry point.

`identity` and `operators` need no ReportLab, so that who only reads files need not import it, which takes 45 ms of CPU.
"""
