"""Azerbaijani: words for a rise, a fall and a change, as regular expressions."""

RISE_NOUNS = (
    r"art[ıi]m\w*|artma(?:sı)?|yüksəliş\w*|yüksəlmə\w*|bahalaşma\w*|böyümə\w*|genişlənmə\w*|çoxalma\w*|sıçrayış\w*"
    r"|sürətlənmə\w*"
)
FALL_NOUNS = (
    r"azalma\w*|azaltma\w*|eniş\w*|enmə(?:si)?|düşmə(?:si)?|düşüş\w*|ixtisar\w*|ucuzlaşma\w*|geriləmə\w*|zəifləmə\w*"
    r"|kiçilmə\w*"
    r"|endirim\w*|itki\w*|tənəzzül\w*|daralma\w*"
)
MOVE_NOUNS = r"dəyişiklik\w*|dəyişmə\w*|fərq\w*"

RISES = (
    rf"{RISE_NOUNS}|art(?:ıb|dı|ır|mış|acaq|araq|an|ar|ırıb|ırdı|ırıl\w*|ırır|ırmış)\w*|yüksəl(?:ib|di|ir|miş|əcək"
    rf"|ərək|ən|dil\w*|t\w+)\w*"
    r"|qalx(?:ıb|dı|ır|mış|acaq|araq|an|ız\w+)\w*|çoxal\w+|böyü(?:yüb|dü|yür|müş|yəcək|yərək|yən)\w*|genişlən\w+"
    r"|bahalaş\w+|sürətlən\w+"
    r"|güclən\w+|yaxşılaş\w+|qaldır\w+|əlavə olun\w+"
)
FALLS = (
    rf"{FALL_NOUNS}|azal(?:ıb|dı|ır|mış|acaq|araq|an|dıl\w*|dıb)\w*|düş(?:üb|dü|ür|müş|əcək|ərək|ən)\w*|en(?:ib|di"
    rf"|ir|miş|əcək|ərək)\w{{0,4}}"
    r"|endir(?:il\w*|ib|di|ir|miş|əcək)\w*|ucuzlaş\w+|zəiflə\w+|gerilə\w+|pisləş\w+|itir\w+|kiçil\w+|daral\w+"
    r"|yavaşı\w+|çöküb|sürüş\w+"
)
MOVES = rf"{MOVE_NOUNS}|dəyiş(?:ib|di|ir|miş)\w*|çatdır\w+|çat(?:ıb|dı|ır|mış|acaq|araq)\w*"
