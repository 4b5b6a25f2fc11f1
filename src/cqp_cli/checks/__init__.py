"""Every check of a file, once: `loading` runs those of error severity on every load."""
