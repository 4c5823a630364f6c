"""From what templates print to the blocks of a document; and the choice of sections for one reader."""
