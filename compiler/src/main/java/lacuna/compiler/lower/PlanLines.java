package lacuna.compiler.lower;

import java.util.HashMap;
import java.util.Map;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;

/** The lines that a plan names as {@code FILE:LINE}. */
final class PlanLines {
  private final Map<String, SourceFile> files = new HashMap<>();

  PlanLines(LoadedSpec spec) {
    spec.chain().forEach(this::add);
    spec.library().forEach(this::add);
  }

  private void add(Module module) {
    SourceFile file = module.file().source();
    files.putIfAbsent(file.path(), file);
  }

  /** The text of a line without the space around it. */
  Span of(String place) {
    int colon = place.lastIndexOf(':');
    SourceFile file = files.get(place.substring(0, colon));
    int line = Integer.parseInt(place.substring(colon + 1));
    String text = file.lineText(line);
    int start = file.lineStart(line) + text.length() - text.stripLeading().length();
    return new Span(file, start, start + text.strip().length());
  }
}
