"""The law as data: a plan's provisions, the vocabulary, and the code that loads and verifies them."""
