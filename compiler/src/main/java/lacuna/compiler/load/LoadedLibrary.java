package lacuna.compiler.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Diagnostic;

/**
 * The library's files, parsed; all specs that are compiled with it share them.
 *
 * @param modules by the name that imports use, in the library's order
 * @param messages about their text
 */
public record LoadedLibrary(Map<String, Module> modules, List<Diagnostic> messages) {

  /** Keeps copies. */
  public LoadedLibrary {
    modules = Collections.unmodifiableMap(new LinkedHashMap<>(modules));
    messages = List.copyOf(messages);
  }
}
