"""Facts: the model of a facts file, how it is read, and what must hold between its parts."""
