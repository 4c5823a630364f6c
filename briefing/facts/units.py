"""The units that need no declaration, and the ISO 4217 codes of the currencies in use."""

from __future__ import annotations

PERCENT, RANK = "percent", "rank"
BUILT_IN_UNITS: dict[str, dict[str, str]] = {
    PERCENT: {"one": "per cent", "other": "per cent", "short": "%"},
    "percentage-points": {"one": "percentage point", "other": "percentage points"},
    RANK: {"other": "{}", "rank": "common"},
}
READ_AS = {PERCENT: "percent", "percentage-points": "percentage point"}
"""What the lexicons call them, whose words above are English in a file of any language."""
HUNDREDTHS = frozenset(READ_AS)
"""Units in which the number 1 means one hundredth."""

_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
    PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY
    TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())
"""The active codes of ISO 4217."""
