package lacuna.compiler.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {
  private static final LoadedLibrary LIBRARY =
      LibraryLoader.load(
          new Library(
              List.of(
                  new SourceFile("stdlib/nn.lac", "layer linear()\n"),
                  new SourceFile("stdlib/vit.lac", "import \"nn.lac\"\nencoder vit()\n"))));

  @TempDir Path folder;
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void followsWhatASpecAmendsAndImports() throws IOException {
    write("base/base.lac", "experiment base\nimport \"masks.lac\"\n");
    write("base/masks.lac", "import \"deeper/cells.lac\"\nmask stripes()\n");
    write("base/deeper/cells.lac", "import \"vit.lac\"\nmask cells()\n");
    write("own/spec.lac", "experiment spec\namends \"../base/base.lac\"\n");
    LoadedSpec spec = load("own/spec.lac", folder);
    assertNotNull(spec, text());
    assertEquals(List.of("spec", "base"), spec.chain().stream().map(LoaderTest::name).toList());
    Module masks = spec.chain().get(1).imports().get(0);
    Module cells = masks.imports().get(0);
    assertTrue(cells.file().source().path().endsWith("base/deeper/cells.lac"));
    assertSame(spec.library().get(1), cells.imports().get(0));
    assertSame(spec.library().get(0), spec.library().get(1).imports().get(0));
  }

  @Test
  void readsAFileOnceHoweverOftenItIsImported() throws IOException {
    write("spec.lac", "experiment spec\nimport \"a.lac\"\nimport \"b.lac\"\n");
    write("a.lac", "import \"c.lac\"\nmask a()\n");
    write("b.lac", "import \"c.lac\"\nmask b()\n");
    write("c.lac", "mask c()\n");
    List<Module> imports = load("spec.lac", folder).chain().get(0).imports();
    assertSame(imports.get(0).imports().get(0), imports.get(1).imports().get(0));
  }

  @Test
  void prefersAUsersFileToOneOfTheLibraryWithTheSameName() throws IOException {
    write("spec.lac", "experiment spec\nimport \"nn.lac\"\n");
    write("nn.lac", "mask own()\n");
    Module imported = load("spec.lac", folder).chain().get(0).imports().get(0);
    assertEquals("mask own()\n", imported.file().source().text());
  }

  @Test
  void namesNearFilesWhereOneIsMissing() throws IOException {
    write("spec.lac", "experiment spec\namends \"bsae.lac\"\nimport \"vitt.lac\"\n");
    write("base.lac", "experiment base\n");
    assertNull(load("spec.lac", folder));
    assertEquals(List.of(Code.UNREADABLE_FILE, Code.UNREADABLE_FILE), codes());
    assertTrue(text().contains("did you mean `base.lac`?"), text());
    assertTrue(text().contains("did you mean `vit.lac`?"), text());
  }

  @Test
  void saysThatTheSpecItselfIsMissing() throws IOException {
    write("first.lac", "experiment first\n");
    assertNull(load("frist.lac", folder));
    assertEquals(List.of(Code.UNREADABLE_FILE), codes());
    assertTrue(text().contains("first.lac`?"), text());
  }

  @Test
  void keepsWithinTheRoots() throws IOException {
    write("outside.lac", "experiment outside\n");
    write("inside/spec.lac", "experiment spec\namends \"../outside.lac\"\n");
    assertNull(load("inside/spec.lac", folder.resolve("inside")));
    assertEquals(List.of(Code.FILE_OUTSIDE_ROOTS), codes());
    assertTrue(text().contains("--root"), text());
  }

  @Test
  void followsNoLinkOutOfTheRoots() throws IOException {
    write("outside.lac", "experiment outside\n");
    write("inside/spec.lac", "experiment spec\namends \"link.lac\"\n");
    Files.createSymbolicLink(folder.resolve("inside/link.lac"), folder.resolve("outside.lac"));
    assertNull(load("inside/spec.lac", folder.resolve("inside")));
    assertEquals(List.of(Code.FILE_OUTSIDE_ROOTS), codes());
  }

  @Test
  void allowsTheFolderOfTheSpecWhereNoRootsAreGiven() throws IOException {
    write("spec.lac", "experiment spec\namends \"base.lac\"\n");
    write("base.lac", "experiment base\n");
    Loader loader = new Loader(LIBRARY, List.of(), new NoArchives());
    assertNotNull(whole(loader.load(folder.resolve("spec.lac"), diagnostics)));
  }

  @Test
  void showsACircle() throws IOException {
    write("a.lac", "experiment a\namends \"b.lac\"\n");
    write("b.lac", "experiment b\namends \"a.lac\"\n");
    assertNull(load("a.lac", folder));
    assertEquals(List.of(Code.CYCLIC_FILES), codes());
    assertTrue(text().contains("a.lac amends " + folder.resolve("b.lac") + " amends "), text());
  }

  @Test
  void showsACircleOfImports() throws IOException {
    write("spec.lac", "experiment spec\nimport \"a.lac\"\n");
    write("a.lac", "import \"b.lac\"\nmask a()\n");
    write("b.lac", "import \"a.lac\"\nmask b()\n");
    assertNull(load("spec.lac", folder));
    assertEquals(List.of(Code.CYCLIC_FILES), codes());
  }

  @Test
  void boundsDepthNumberAndSize() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("deep" + i + ".lac", "experiment a" + i + "\namends \"deep" + (i + 1) + ".lac\"\n");
    }
    assertNull(load("deep0.lac", folder));
    StringBuilder many = new StringBuilder("experiment many\n");
    for (int i : IntStream.range(0, 70).toArray()) {
      write("many" + i + ".lac", "mask m" + i + "()\n");
      many.append("import \"many").append(i).append(".lac\"\n");
    }
    write("many.lac", many.toString());
    assertNull(load("many.lac", folder));
    write("large.lac", "experiment large\n" + " ".repeat(DiskReader.LARGEST));
    assertNull(load("large.lac", folder));
    assertTrue(codes().stream().allMatch(Code.SIZE_LIMIT::equals), text());
    assertEquals(1 + 7 + 1, codes().size());
  }

  @Test
  void tellsSpecsFromLibraries() throws IOException {
    write("library.lac", "mask a()\n");
    write("spec.lac", "experiment spec\namends \"library.lac\"\nimport \"other.lac\"\n");
    write("other.lac", "experiment other\n");
    assertNull(load("spec.lac", folder));
    assertNull(load("library.lac", folder));
    assertEquals(List.of(Code.WRONG_SORT_OF_FILE, Code.WRONG_SORT_OF_FILE, Code.WRONG_SORT_OF_FILE), codes());
  }

  @Test
  void refusesFoldersAndWhatIsNotText() throws IOException {
    Files.createDirectory(folder.resolve("folder.lac"));
    assertNull(load("folder.lac", folder));
    Files.write(folder.resolve("binary.lac"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertNull(load("binary.lac", folder));
    assertEquals(List.of(Code.UNREADABLE_FILE, Code.UNREADABLE_FILE), codes());
  }

  @Test
  void refusesNamesThatNoFileCanHave() throws IOException {
    write("spec.lac", "experiment spec\namends \"a\0b.lac\"\nimport \"\"\n");
    assertNull(load("spec.lac", folder));
    assertEquals(List.of(Code.UNREADABLE_FILE, Code.UNREADABLE_FILE), codes());
  }

  @Test
  void loadsASpecWithMistakesInItsText() throws IOException {
    write("spec.lac", "experiment spec\npretrain.seed =\n");
    assertNotNull(load("spec.lac", folder));
    assertEquals(List.of(Code.MISSING_VALUE), codes());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private @Nullable LoadedSpec load(String name, Path root) {
    Loader loader = new Loader(LIBRARY, List.of(root), new NoArchives());
    return whole(loader.load(folder.resolve(name), diagnostics));
  }

  private static @Nullable LoadedSpec whole(Loader.@Nullable Opened opened) {
    return opened == null ? null : opened.whole();
  }

  private List<Code> codes() {
    return diagnostics.sorted().stream().map(diagnostic -> diagnostic.code()).toList();
  }

  private String text() {
    return new TextRenderer(false).render(diagnostics.sorted());
  }

  private static String name(Module module) {
    return module.file().header().name();
  }
}
