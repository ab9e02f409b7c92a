package lacuna.compiler.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Parser;
import lacuna.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/** Texts that are open in an editor, and what was read before, so that only what changed is read. */
public final class OpenTexts {
  private final Map<Path, String> texts;
  private final Map<String, Parsed> parsed;

  /** A file as it was parsed, with the messages about its text. */
  private record Parsed(SyntaxFile file, List<Diagnostic> messages) {}

  private OpenTexts(Map<Path, String> texts, Map<String, Parsed> parsed) {
    this.texts = Map.copyOf(texts);
    this.parsed = parsed;
  }

  /** None, in a new session. */
  public static OpenTexts none() {
    return new OpenTexts(Map.of(), new ConcurrentHashMap<>());
  }

  /** Others in the same session, by absolute path. */
  public OpenTexts with(Map<Path, String> all) {
    return new OpenTexts(all, parsed);
  }

  /** The text of a file; null where it is not open. */
  @Nullable String text(Path path) {
    return texts.get(path.toAbsolutePath().normalize());
  }

  /** A parsed file, the one from before where its text is still the same. */
  SyntaxFile parse(SourceFile source, Diagnostics diagnostics) {
    Parsed before = parsed.get(source.path());
    if (before == null || !before.file.source().text().equals(source.text())) {
      Diagnostics own = new Diagnostics();
      before = new Parsed(new Parser().parse(source, own), own.sorted());
      parsed.put(source.path(), before);
    }
    before.messages.forEach(diagnostics::add);
    return before.file;
  }
}
