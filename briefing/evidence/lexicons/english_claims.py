"""English: the patterns of what attributes a statement, as `CLAIMS`."""

from __future__ import annotations

from briefing.evidence.lexicon import ClaimWords, word_forms
from briefing.evidence.lexicons.english_speakers import SPEAKERS
from briefing.evidence.patterns import Pattern, alternatives, any_of

_NOT = r"not|no(?!\s+(?:less|fewer|more)\b)|never|neither|nor|none|\w+n't|cannot|hardly|barely|scarcely"

CLAIMS = ClaimWords(
    negation_before=Pattern(rf"\b(?:{_NOT})(?:\s+[\w']+){{0,3}}\s*\Z", ignore_case=True),
    attribution=any_of(f"{alternatives(SPEAKERS.says)}|{SPEAKERS.before_name.text}|{SPEAKERS.around_name.text}"),
    own_acts=any_of(
        "(?:we|i)(?: also| have| had| just){0,2}(?: \\w+ly)? (?:discussed|talked|spoke|met|signed|agreed|held"
        "|visited|reviewed|addressed|considered|exchanged|touched|opened|launched|concluded|adopted|decided)"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:ed|editor)\b\.?[)\]]|\[[^\[\]]{0,200}\]", ignore_case=True),
    clause_edge=Pattern(r"[,;:](?=\D)|[()\"\[\]]| - "),
    clause_openers=Pattern(
        r"\b(?:but|while|whereas|although|though)\b"
        r"|\band (?=(?:will|would|could|may|might|is|are|was|were|has|have|had)\b)"
    ),
    conjunctions=word_forms("and but yet so or nor then"),
    abbreviations=word_forms(
        "mr mrs ms dr prof st gen col lt sgt rev hon vs approx dept est ed eds inc ltd co corp jr sr"
        " jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    number_abbreviations=word_forms("no nos fig figs vol pp art sec c ca est min max approx"),
    trend=any_of(
        "gr[eo]w(?:s|n|ing|th)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|f[ae]ll(?:s|en|ing)?|declin(?:e|es|ed|ing)"
        "|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|shr[aiu]nk(?:s|ing)?|surg(?:e|es|ed|ing)|doubl(?:ed|ing)|halved"
    ),
    likelihood=any_of(
        "(?:very |highly )?(?:un)?likely|(?:im)?probabl[ey]|(?:im)?probability|remote chance|even chance"
        "|realistic possibility|(?:nearly|virtually) certain"
        "|almost certain(?:ly)?|almost no chance|likelihood"
    ),
    confidence=any_of("(?:high|moderate|medium|low) confidence|confidence (?:is|in)|confiden(?:t|tly)"),
)
