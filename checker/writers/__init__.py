"""Writers of reports: one module per output format, all fed by the result file alone."""
