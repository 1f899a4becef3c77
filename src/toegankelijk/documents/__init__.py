"""Letters and documents out of files of Word, LibreOffice, PDF and e-mail.

Each reader turns bytes into ``Paragraph`` facts; ``text/extract`` makes them a ``Document``.
"""
