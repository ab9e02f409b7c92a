package lacuna.runtime.inference;

/** Fields of a CSV file, as RFC 4180 has them. */
public final class CsvText {
  private CsvText() {}

  /** A text as a field: in quotes where it has a comma, a quote or a line end. */
  public static String field(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
