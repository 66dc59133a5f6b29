"""The house rules, kept by tests. What they demand stands in `rules`; here is an example that breaks each."""
