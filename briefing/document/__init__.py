"""A document before layout: its blocks and drawings, walks over them, and where its words stand once it is set."""
