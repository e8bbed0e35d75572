def gold_of(x): return {}
def load_expected(p): return {}
