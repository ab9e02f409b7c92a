package lacuna.runtime.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What is the same in every report: style, the script that draws charts (uPlot, MIT license, with
 * its notice), our own script, and the page's security policy. The policy lets nothing be fetched
 * and only these very texts run, so that not even a mistake in the escaping of a spec could do
 * harm.
 */
record Shell(String style, String chartLicense, String chartScript, String script, String policy) {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  /** Reads the texts from the class path. Errors: an {@link IOException} where one is not there. */
  static Shell load() throws IOException {
    String style = text(UPLOT + "dist/uPlot.min.css") + "\n" + text("report.css");
    String chartScript = text(UPLOT + "dist/uPlot.iife.min.js");
    String script = text("report.js");
    String policy =
        "default-src 'none'; img-src data:; style-src "
            + hash(style)
            + "; script-src "
            + hash(chartScript)
            + " "
            + hash(script);
    return new Shell(style, text(UPLOT + "LICENSE"), chartScript, script, policy);
  }

  /** Opens a resource of this package, or, with a slash in front, of another. */
  static Reader open(String name) throws IOException {
    InputStream stream = Shell.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IOException("The class path lacks " + name + ": is a jar missing beside this one?");
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }

  /** A resource's text with plain line ends, as browsers hash it. */
  private static String text(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Reader reader = open(name)) {
      char[] buffer = new char[8192];
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        text.append(buffer, 0, n);
      }
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
