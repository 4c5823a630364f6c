"""Documents in, PDF files out."""

from briefing.pdf.write import PdfFile, write_pdf

__all__ = ["PdfFile", "write_pdf"]
