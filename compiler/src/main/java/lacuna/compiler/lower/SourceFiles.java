package lacuna.compiler.lower;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Module;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.source.SourceFile;

/** Every file that a spec was read from, as a plan keeps it. */
final class SourceFiles {
  private SourceFiles() {}

  /** The chain of specs, what it imports, then the library. */
  static List<Plan.PlanFile> of(LoadedSpec spec) {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    spec.chain().forEach(module -> add(files, module));
    Map<String, SourceFile> library = new TreeMap<>();
    spec.library()
        .forEach(module -> library.put(module.file().source().path(), module.file().source()));
    library.forEach(files::putIfAbsent);
    return files.values().stream()
        .map(f -> new Plan.PlanFile(f.path(), sha256(f.text()), f.text()))
        .toList();
  }

  private static void add(Map<String, SourceFile> files, Module module) {
    SourceFile source = module.file().source();
    if (files.putIfAbsent(source.path(), source) == null) {
      module.imports().forEach(imported -> add(files, imported));
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
