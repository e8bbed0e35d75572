"""What several documents of one batch say together: the portfolio file ``portfolio.json``."""
