"""Words to meanings: quantities, periods, indicators, measures, stances, as spans of a spaCy document."""
