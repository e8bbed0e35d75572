"""Tables, prose and cards to metrics; what several places say alike becomes one metric."""
