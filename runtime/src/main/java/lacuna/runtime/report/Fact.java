package lacuna.runtime.report;

/**
 * A figure of the run: what it is, the figure, and a few words that make it exact (may be empty).
 */
record Fact(String label, String value, String detail) {}
