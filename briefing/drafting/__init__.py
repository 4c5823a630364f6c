"""From documents to a draft: which figures are worth a fact, and facts that the check bears out as they stand."""
