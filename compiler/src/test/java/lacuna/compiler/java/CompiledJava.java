package lacuna.compiler.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import lacuna.compiler.plan.Plan;

/** Compiles generated sources against the real runtime. */
public final class CompiledJava {
  private CompiledJava() {}

  /** The sources of a plan, in which javac finds nothing wrong. */
  static JavaSources of(Plan plan, Path folder) throws Exception {
    JavaSources sources = new JavaEmitter().emit(plan);
    assertEquals("", errors(sources, folder), () -> String.join("\n", sources.files().values()));
    return sources;
  }

  /** What javac finds wrong, a line each; empty where it finds nothing. */
  public static String errors(JavaSources sources, Path folder) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<Source> units =
          sources.files().entrySet().stream()
              .map(file -> new Source(file.getKey(), file.getValue()))
              .toList();
      List<String> options =
          List.of(
              "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
      compiler.getTask(null, files, messages, options, null, units).call();
    }
    return messages.getDiagnostics().stream()
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
