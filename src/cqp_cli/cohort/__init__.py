"""Many candidates: where they come from, who works on them, in which order they come out, what they come to."""
