"""Counting: tallies, measures, comparisons, and the statistics that they rest on."""
