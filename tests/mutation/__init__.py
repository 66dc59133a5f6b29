"""Mutants of the suite itself: how many of them its unit tests notice, and why the others may live."""
