"""English: what somebody pledges, proposes, asks for, announces, sets aside, adopts and gives up, as `DECISIONS`."""

from __future__ import annotations

from briefing.evidence.governing_words import StatusCue
from briefing.evidence.lexicons.english_acts import ABANDONED, DROP, DROPPED, PLAN_NOUNS
from briefing.evidence.lexicons.english_cue_forms import HEARD, cue, noun_cue
from briefing.evidence.patterns import Pattern, any_of
from briefing.facts.model import Status

DECISIONS = (
    cue(
        r"pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?"
        r"|commit(?:s|ted|ting)?(?! (?:crimes?|suicide|murders?|offences|himself))|commitments?(?= (?:to|of))"
        r"|guarantee(?:s|d|ing)?(?! (?:that )?(?:there|it|he|she|they) (?:is|are|was|were|has|have|had)\b)"
        r"|undertak(?:e|es|ing) to|undertook to|swore to|swear(?:s|ing)? to"
        r"|agree(?:s|d|ing)? to|offer(?:s|ed|ing)? to|volunteer(?:s|ed) to|undertaking to"
        r"|assur(?:es|ed)(?= \w+ that)|g[ai]ve(?:s|n)? (?:its|his|her|their|our|my|a) (?:word|pledge|promise"
        r"|undertaking"
        r"|assurance)|word of honou?r|on (?:his|her|its|their) word|bound (?:itself|himself|herself|themselves) to"
        r"|sworn to|contracted to|under contract to|signed up to|pledges?(?= to)|vouch(?:es|ed|ing)? for"
        r"|held out the prospect of",
        Status.PLEDGED,
        Status.PLANNED,
    ),
    cue(r"offer(?:s|ed|ing)?", Status.PROPOSED, Status.PLEDGED, money=True),
    cue(
        r"propos(?:e|es|ed|ing|als?)|recommend(?:s|ed|ing|ations?)?"
        r"|suggest(?:s|ed|ing)?(?= (?:an?|that|\w+ing|to|the)\b|\s*\Z)|suggestions?(?= (?:to|of|that))"
        r"|put(?:s|ting)? forward|float(?:s|ed|ing)?(?= (?:an?|the|plans)\b)|moot(?:s|ed)"
        r"|tabl(?:es|ed|ing)(?= (?:an?|the)\b)|advocat(?:es|ed|ing)|urg(?:e|es|ed|ing)"
        r"|draft (?:budget|plan|law|bill|rules?|strategy|programme)",
        Status.PROPOSED,
        Status.PLANNED,
        perhaps=(Status.REQUESTED, Status.TARGET),
    ),
    cue(
        r"request(?:s|ed|ing)?|ask(?:s|ed|ing)? (?:\w+ |the \w+ ){0,2}?for|appeal(?:s|ed|ing)? (?:\w+ ){0,2}?for"
        r"|(?:appeals?|pleas?|bids?) of(?=\s*\Z)"
        r"|demand(?:s|ed|ing)?(?= (?:an?|that|to|the|of|its|another|up|at)\b|\s*\Z)|call(?:s|ed|ing)? for"
        r"|seek(?:s|ing)?|sought(?! (?:asylum|refuge|shelter|treatment|medical|care|advice|safety))"
        r"|applications? (?:for|to)"
        r"|requests?(?= (?:to|for|that)\b)"
        r"|(?:plead|appeal|begg|beg|lobb|petition|agitat|clamou?r|press|push|pester|badger"
        r"|nag)\w* (?:[\w'-]+ ){0,6}?for\b"
        r"|solicit(?:s|ed|ing)?"
        r"|(?:turn|call|wr[io]t|pray|cri)\w* (?:to|on|upon) (?:[\w'-]+ ){1,6}?for\b"
        r"|(?:call|appeal|plead)\w* (?:on|upon|to|with) (?:[\w'-]+ ){1,6}?to(?= [a-z])"
        r"|bid(?:s|ding)?(?= for\b|\s*\Z)|beg(?:s|ged|ging) for"
        r"|plead(?:s|ed|ing) for|lobb(?:y|ies|ied|ying) for|petition(?:s|ed|ing)? (?:\w+ )?for"
        r"|push(?:es|ed|ing)? for|press(?:es|ed|ing)? for|crying out for",
        Status.REQUESTED,
        Status.PROPOSED,
        perhaps=(Status.TARGET, Status.PLANNED, Status.REQUIRED),
    ),
    # Those who are "in need of" it are there.
    cue(r"in need of", Status.REQUESTED, Status.PROPOSED, perhaps=(Status.REQUIRED,))._replace(before=True),
    noun_cue(r"appeals?", Status.REQUESTED, Status.PROPOSED, perhaps=(*HEARD, Status.TARGET)),
    # Who applies is no application: "150,000 people applied for a plot".
    cue(
        r"appl(?:y|ies|ied|ying) (?:[\w'-]+ ){0,6}?(?:for|to(?= [a-z]))",
        Status.REQUESTED,
        Status.PROPOSED,
        perhaps=(Status.TARGET, Status.PLANNED, Status.REQUIRED),
    )._replace(before=True),
    cue(
        r"(?:ask|urg|invit|encourag|press|advis|begg|implor|plead|persuad|tempt)(?:e[sd]?|ed|s"
        r"|ing)?(?= (?:[\w'-]+ ){0,4}?to [a-z])",
        Status.REQUESTED,
        Status.PROPOSED,
        perhaps=(Status.TARGET, Status.PLANNED),
    ),
    cue(
        r"(?:told|tell(?:s|ing)?|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|direct(?:s|ed|ing)?|command(?:s|ed|ing)?"
        r"|sentenc(?:es|ed|ing)|condemn(?:s|ed))(?= (?:[\w'-]+ ){0,4}?to (?!the\b|a\b|an\b)[a-z])",
        Status.REQUIRED,
        Status.TARGET,
        perhaps=(Status.PLANNED,),
    ),
    StatusCue(
        Pattern(
            r"\bannounc(?:e|es|ed|ing|ements?)\b(?!(?:\s+[\w'-]+){0,4}?\s+(?:profits?|loss(?:es)?"
            r"|revenues?|sales|earnings|turnover|results?|income|dividends?|deaths?|arrests?|winners?|discovery|deal"
            r"|sale)\b)|\bunveil(?:s|ed|ing)?\b",
            ignore_case=True,
        ),
        (Status.ANNOUNCED,),
        (Status.PLANNED, Status.ALLOCATED, Status.PLEDGED, Status.PROPOSED),
        money=True,
    ),
    StatusCue(
        any_of(r"announc(?:e|es|ed|ing|ements?)|unveil(?:s|ed|ing)?"),
        (Status.ANNOUNCED,),
        (Status.PLANNED, Status.PLEDGED, Status.PROPOSED, Status.REPORTED, Status.CLAIMED),
    ),
    cue(
        r"allocat(?:e|es|ed|ing|ions?)|earmark(?:s|ed|ing)?|budget(?:s|ed|ing)(?= (?:for|an?|to)\b|\s*\Z)"
        r"|set(?:s|ting)? aside|put(?:s|ting)? aside|appropriat(?:es|ed|ing|ions?)|ring-?fenc(?:es|ed|ing)"
        r"|reserv(?:es|ed|ing)(?= (?:for|an?)\b|\s*\Z)|assign(?:s|ed|ing)|apportion(?:s|ed)",
        Status.ALLOCATED,
    ),
    cue(
        r"adopt(?:s|ed|ing)?|approv(?:e|es|ed|ing|al)|authori[sz](?:e|es|ed|ing)|endors(?:e|es|ed|ing)"
        r"|ratif(?:y|ies|ied|ying)|sanction(?:s|ed|ing)|sign(?:s|ed|ing) off(?: on)?|greenlit|green-lit"
        r"|vot(?:e|es|ed|ing)(?= (?:for|through|to|an?)\b|\s*\Z)|clear(?:s|ed|ing)|okayed|rubber-stamp(?:s|ed)",
        Status.ADOPTED,
        Status.ALLOCATED,
        perhaps=(Status.PLANNED,),
        money=True,
    ),
    cue(
        rf"(?:adopt(?:s|ed|ing)?|approv(?:e|es|ed|ing|al)|authori[sz](?:es|ed|ing)|endors(?:es|ed|ing)"
        rf"|ratif(?:ies|ied|ying)|pass(?:es|ed|ing)|enact(?:s|ed|ing)|sign(?:s|ed|ing) off(?: on)?|back(?:s|ed)"
        rf"|vot(?:es|ed) (?:for|through))(?=(?:\s+[\w'-]+){{0,4}}?\s+(?:{PLAN_NOUNS})\b)",
        Status.ADOPTED,
        unless=r"\s+(?:votes?|members?|deputies|lawmakers|senators|MPs)\b| ?(?:to|-) ?[0-9]",
        perhaps=(Status.PLANNED, Status.ALLOCATED, Status.REQUIRED, Status.TARGET),
    ),
    StatusCue(
        any_of(
            r"adopt(?:s|ed)|approv(?:es|ed)|authori[sz](?:es|ed)|endors(?:es|ed)|ratif(?:ies|ied)|sign(?:s|ed) off"
            r"|enact(?:s|ed)|vot(?:es|ed) (?:for|through)|gave the (?:go-ahead|green light) to"
        ),
        (Status.ADOPTED,),
        optional=True,
    ),
    StatusCue(any_of(r"on the way|under way|on order|to come"), (Status.PLANNED,), optional=True),
    StatusCue(
        any_of(
            # What people speak of or look at is not under way.
            r"(?:is|are) (?:being \w+(?:ed|en|t)|(?!(?:speak|talk|say|tell|discuss|consider|think|look|hop|wait)\w*ing)"
            r"(?!spend)\w+ing)|work (?:on|starts|begins|has (?:begun|started))"
        ),
        (Status.PLANNED,),
        optional=True,
    ),
    cue(rf"(?:{DROP})(?=(?:\s+(?!and\b)[\w'-]+){{0,4}}?\s+(?:{ABANDONED})\b)|cancellation", Status.CANCELLED),
    StatusCue(any_of(DROPPED), (Status.CANCELLED,), optional=True),
)
