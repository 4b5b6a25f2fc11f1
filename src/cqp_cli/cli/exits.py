"""Exit codes, for scripts: they are part of what the program promises."""

DONE = 0
FINDINGS = 1
USAGE = 2
UNUSABLE = 3
INTERRUPTED = 130
