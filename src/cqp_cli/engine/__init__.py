"""The engine: a referential and a candidate's results in, an outcome out. Pure."""
