"""English: nouns for what is planned, and the verbs that give it up: `PLAN_NOUNS`, `ABANDONED`, `DROP`, `DROPPED`."""

from __future__ import annotations

PLAN_NOUNS = (
    r"budgets?|plans?|programmes?|programs?|targets?|goals?|limits?|cuts?|rises?|increases?|packages?|laws?|bills?"
    r"|rules?|standards?|quotas?|spending|funding|schemes?|strategy|strategies|projects?|investments?|proposals?"
    r"|reforms?|expansion|levy|tax|tariffs?|fees?|ceiling|cap|floor|minimum wage"
)
DROP = (
    r"drop(?:s|ped|ping)|scrap(?:s|ped|ping)|shelv(?:e|es|ed|ing)|abandon(?:s|ed|ing)|ax(?:e|es|ed|ing)"
    r"|cancel(?:s|led|ling|ed|ing)|call(?:s|ed|ing) off|g[ai]ve(?:s|n)? up|giving up|withdr(?:ew|aws?|awing|awn)"
    r"|ditch(?:es|ed|ing)|halt(?:s|ed|ing)|suspend(?:s|ed|ing)|block(?:s|ed|ing)|veto(?:es|ed|ing)"
    r"|revers(?:es|ed|ing)|revok(?:es|ed|ing)|rescind(?:s|ed|ing)|bin(?:s|ned|ning)|reject(?:s|ed|ing)"
    r"|turn(?:s|ed) down|vot(?:es|ed) down|str(?:ikes|uck) down|quash(?:es|ed)|annul(?:s|led)|overturn(?:s|ed)"
    r"|void(?:s|ed)|thr(?:ows|ew) out|back(?:s|ed) out of|pull(?:s|ed) out of|walk(?:s|ed) away from"
)
DROPPED = (
    r"dropped|scrapped|shelved|abandoned|axed|cancell?ed|called off|given up|withdrawn|ditched|halted|suspended"
    r"|blocked|ruled out|vetoed|reversed|revoked|rescinded|binned|rejected|turned down|voted down|thrown out"
    r"|put on hold"
    r"|put on ice|frozen|struck down|defeated|overturned|quashed"
)
ABANDONED = (
    r"plans?|projects?|proposals?|schemes?|ideas?|bids?|programmes?|programs?|orders?|contracts?|deals?|intentions?"
    r"|purchases?|sales?|acquisitions?|mergers?|takeovers?|closures?|expansions?|construction|tenders?|auctions?"
    r"|deliver(?:y|ies)|installation|refurbishment|launch|launches|appointments?|hiring|recruitment"
    r"|demolition|move|relocation|deployment|permits?|licen[cs]es?"
)
