"""Mail a briefing: compose the mail, write it as a draft, or send it through SMTP to nobody twice.

The way of a mail: `compose` makes a `Mail` of a briefing, `mail_merge` one for each recipient of a list, `mail` writes
its bytes, and `send` delivers it over `smtp`, noting each step in the journal of `outbox`.
"""
