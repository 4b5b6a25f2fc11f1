"""Paths to models: the only reader of files, and where every problem of a file is collected."""
