package lacuna.compiler.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of a jar lie to each other as they did when it was built. */
class InnerPathsTest {
  @Test
  void keepsPathsBelowTheFolderOfTheBuild() {
    InnerPaths paths = new InnerPaths(List.of("specs/a.lac", "b.lac"));
    assertEquals("specs/a.lac", paths.of("specs/a.lac"));
    assertEquals("b.lac", paths.of("b.lac"));
  }

  @Test
  void makesRoomForPathsThatLeadUp() {
    InnerPaths paths = new InnerPaths(List.of("a.lac", "../b.lac", "../../c/d.lac"));
    // from a.lac, "../b.lac" is here/b.lac, and "../../c/d.lac" is c/d.lac
    assertEquals("here/here/a.lac", paths.of("a.lac"));
    assertEquals("here/b.lac", paths.of("../b.lac"));
    assertEquals("c/d.lac", paths.of("../../c/d.lac"));
  }

  @Test
  void takesTheJarForTheRootAndKeepsPackages() {
    InnerPaths paths = new InnerPaths(List.of("/home/a.lac", "../b.lac"));
    assertEquals("home/a.lac", paths.of("/home/a.lac"));
    assertEquals("maven:g:a:1!/c.lac", paths.of("maven:g:a:1!/c.lac"));
  }
}
