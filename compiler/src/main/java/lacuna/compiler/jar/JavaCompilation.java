package lacuna.compiler.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles generated sources with the JDK's own compiler, in this process and in memory. */
final class JavaCompilation {
  private final List<Path> classPath;

  JavaCompilation(List<Path> classPath) {
    this.classPath = classPath;
  }

  /**
   * Compiles.
   *
   * @return the classes by path
   * @throws JarException where this Java has no compiler
   * @throws GeneratedCodeException where the sources do not compile, which is our mistake
   */
  SortedMap<String, byte[]> compile(SortedMap<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new JarException(
          "this Java (%s) has no compiler: it is a JRE. Install a JDK 17 or later and set JAVA_HOME to it"
              .formatted(System.getProperty("java.home")));
    }
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8);
        MemoryFiles memory = new MemoryFiles(files)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      List<SourceText> units =
          sources.entrySet().stream()
              .map(entry -> new SourceText(entry.getKey(), entry.getValue()))
              .toList();
      List<String> options = List.of("-proc:none", "-nowarn", "-g:source,lines", "-implicit:none");
      if (!compiler.getTask(null, memory, messages, options, null, units).call()) {
        throw new GeneratedCodeException(errors(messages.getDiagnostics()), sources);
      }
      return memory.classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String errors(List<Diagnostic<? extends JavaFileObject>> messages) {
    return messages.stream()
        .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
        .limit(5)
        .map(JavaCompilation::describe)
        .collect(Collectors.joining("\n"));
  }

  private static String describe(Diagnostic<? extends JavaFileObject> message) {
    @Nullable JavaFileObject source = message.getSource();
    String text = message.getMessage(Locale.ROOT).lines().collect(Collectors.joining(" "));
    if (source instanceof SourceText file) {
      String place = file.specPlace(message.getPosition());
      String origin = place.isEmpty() ? "" : ", from " + place;
      return "  %s:%d%s: %s"
          .formatted(file.getName().substring(1), message.getLineNumber(), origin, text);
    }
    return "  " + text;
  }
}
