"""Outcomes as text for people and for programs: a view built once, and one table of formats."""
