"""One person over time: what the results of many plays say together."""
