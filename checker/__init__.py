"""Facts and a plan in, findings out; the command line and the writers."""
