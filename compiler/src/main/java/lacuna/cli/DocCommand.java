package lacuna.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.doc.PackageFile;
import lacuna.compiler.doc.Site;
import lacuna.compiler.overview.SpecIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a site that documents the standard library, and a package beside it. */
@Command(
    name = "doc",
    description =
        "Writes a site of documentation: the guide, the standard library, what messages mean, and"
            + " the components and specs of a folder. It is searchable and needs no server: open"
            + " its index.html.",
    footer = {"", "Example: lacuna doc -o site", "         lacuna doc examples -o site"})
final class DocCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private OfflineOption offline = new OfflineOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "a folder of .lac files (default: the standard library alone)")
  private @Nullable Path folder;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "SITE",
      required = true,
      description = "the folder of the site; it must be empty, or hold such a site")
  private Path out = Path.of("");

  DocCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      return usage(
          "there is no folder " + folder, "lacuna doc DIR documents the .lac files of DIR");
    }
    if (Files.isDirectory(out) && !isEmpty(out) && !Files.exists(out.resolve("search-index.js"))) {
      return usage(
          out + " holds other files than those of a site", "name a new folder, or an empty one");
    }
    Site site = folder == null ? Site.ofLibrary() : ofPackage(folder);
    return site == null ? ExitCode.SPEC : write(site);
  }

  /** The site of a folder; null where a file has errors, which are printed. */
  private @Nullable Site ofPackage(Path folder) throws IOException {
    SpecFolder specs = new SpecFolder(folder);
    List<PackageFile> files = new ArrayList<>();
    for (Path file : specs.files()) {
      try {
        files.add(new PackageFile(slashes(folder, file), file.toString(), Files.readString(file)));
      } catch (CharacterCodingException e) {
        console.err().println("error: %s is not UTF-8 text".formatted(file));
        console.err().println("  save it as UTF-8, or move it out of " + folder);
        return null;
      }
    }
    List<SpecIndex.Entry> entries = new ArrayList<>();
    boolean sound = true;
    for (SpecFolder.Compiled compiled : specs.compiled(offline.compiler())) {
      if (compiled.print(console)) {
        Path path = Path.of(slashes(folder, compiled.spec()));
        compiled.plans().forEach(plan -> entries.add(new SpecIndex.Entry(path, plan)));
      } else {
        sound = false;
      }
    }
    if (!sound) {
      return null;
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    Site site = Site.of(name == null ? "package" : name.toString(), files, entries);
    console.err().print(new TextRenderer(false).render(site.messages()));
    return site.files().isEmpty() ? null : site;
  }

  private static String slashes(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private int write(Site site) {
    try {
      for (Map.Entry<String, String> file : site.files().entrySet()) {
        Path path = out.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException failure) {
      return usage(
          "%s cannot be written".formatted(out), "its folder must exist, and be yours to write to");
    }
    console.out().println(out.resolve("index.html"));
    return ExitCode.OK;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private int usage(String what, String help) {
    console.err().println("error: " + what);
    console.err().println("  " + help);
    return ExitCode.USAGE;
  }
}
