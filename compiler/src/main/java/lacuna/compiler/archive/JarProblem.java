package lacuna.compiler.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.load.ArchiveException;

/** What is wrong with a jar that specs are to be read from. */
final class JarProblem {
  private static final String MADE_BY = "`lacuna build` and `lacuna pack` make jars that are read";

  private JarProblem() {}

  /** A jar must be there. */
  static ArchiveException missing(Path jar) {
    return new ArchiveException(
        Code.UNREADABLE_FILE,
        "there is no jar " + jar,
        Files.exists(jar) ? "it is not a file" : "no file has this name",
        MADE_BY);
  }

  /** A jar must be whole. */
  static ArchiveException damaged(String jar, String why) {
    return new ArchiveException(
        Code.UNREADABLE_FILE, jar + " is damaged", why, "copy or download it again");
  }

  /** A jar must hold specs. */
  static ArchiveException noSpecs(String jar) {
    return new ArchiveException(
        Code.WRONG_SORT_OF_FILE,
        "there are no specs in " + jar,
        "it has neither a plan of Lacuna's nor files NAME.lac",
        MADE_BY);
  }

  /** A jar must not lead elsewhere. */
  static ArchiveException illegal(String jar, String why) {
    return new ArchiveException(
        Code.UNREADABLE_FILE, jar + " is no jar to read specs from", why, MADE_BY);
  }

  /** A jar has largest sizes, so that reading it takes little time and memory. */
  static ArchiveException tooLarge(String jar, String why) {
    return new ArchiveException(
        Code.SIZE_LIMIT, jar + " is too large to read specs from", why, MADE_BY);
  }

  /** A package holds files of the language, each as it is. */
  static ArchiveException notPacked(Path path, String why) {
    return new ArchiveException(
        Code.UNREADABLE_FILE,
        path + " cannot be packed",
        why,
        "name a folder of specs, such as examples");
  }
}
