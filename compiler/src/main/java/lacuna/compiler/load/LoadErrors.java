package lacuna.compiler.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Draft;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SyntaxFile;

/** What is wrong with the files that a spec needs. */
final class LoadErrors {
  private LoadErrors() {}

  /** An error at the place that names the file, if one does. */
  private static Draft error(Code code, String title, FileReference reference) {
    Draft draft = Diagnostic.error(code, title);
    return reference.span() == null ? draft : draft.at(reference.span());
  }

  // One file

  /** A path must be one that the file system allows. */
  static Diagnostic illegalPath(FileReference reference) {
    return error(Code.UNREADABLE_FILE, "no file can have this name", reference)
        .help("write the path of a file, such as \"base.lac\"");
  }

  /**
   * A file must exist.
   *
   * @param near other files that may have been meant
   */
  static Diagnostic missingFile(String name, FileReference reference, List<String> near) {
    Draft draft = error(Code.UNREADABLE_FILE, "there is no file " + name, reference);
    if (!near.isEmpty()) {
      return asked(draft, near, "", reference);
    }
    return draft.help(
        reference.span() == null
            ? "give the path of a spec; `lacuna new` writes one"
            : "paths are relative to the file that names them, here " + reference.span().file());
  }

  /** A plan is checked again from the files that it holds, and from no others. */
  static Diagnostic notInPlan(FileReference reference, Collection<?> files) {
    return error(Code.UNREADABLE_FILE, "there is no file " + reference.path(), reference)
        .note("only what the plan keeps is read: " + files)
        .help("check the spec from its own folder instead");
  }

  /** A folder is no file. */
  static Diagnostic notAFile(String name, FileReference reference) {
    return error(Code.UNREADABLE_FILE, name + " is not a file", reference)
        .help("name one of the files in it");
  }

  /** A file must be readable for the user. */
  static Diagnostic unreadable(String name, FileReference reference, IOException failure) {
    return error(Code.UNREADABLE_FILE, name + " cannot be read", reference)
        .note(failure.getClass().getSimpleName() + ": " + failure.getMessage())
        .help("see whether it may be read by you, and whether its disk is there");
  }

  /** A file must be text in UTF-8. */
  static Diagnostic notUtf8(String name, FileReference reference) {
    return error(Code.UNREADABLE_FILE, name + " is not a text in UTF-8", reference)
        .help("save it as UTF-8");
  }

  /** A file has a largest size, so that reading it takes little time. */
  static Diagnostic fileTooLarge(String name, FileReference reference, int limit) {
    return error(Code.SIZE_LIMIT, name + " is larger than a megabyte", reference)
        .help(
            "a file of the language has at most "
                + limit
                + " bytes; move parts of it to files of their own");
  }

  /** All files of a spec have a largest size, so that checking them takes seconds. */
  static Diagnostic filesTooLarge(String name, FileReference reference, int limit) {
    return error(Code.SIZE_LIMIT, "the files of the spec are too large together", reference)
        .note("with " + name + " they have more than " + limit + " characters")
        .help("import fewer files, or split them so that only what is needed is imported");
  }

  /** Files named within files must lie in the folders that the caller allows. */
  static Diagnostic outsideRoots(String name, FileReference reference, List<String> roots) {
    return error(
            Code.FILE_OUTSIDE_ROOTS,
            name + " lies outside the folders that may be read",
            reference)
        .note("files may be read from " + String.join(" or in ", roots))
        .help("allow another folder with --root FOLDER");
  }

  /** Nor may a link lead out of them. */
  static Diagnostic linkOutsideRoots(
      String name, FileReference reference, List<String> roots, Path real) {
    return outsideRoots(name, reference, roots).note("it is a link to " + real);
  }

  // Archives

  /** An archive must be one that specs can be read from, and a package one that can be found. */
  static Diagnostic archive(ArchiveException failure, FileReference reference) {
    return error(failure.code(), String.valueOf(failure.getMessage()), reference)
        .note(failure.why())
        .help(failure.help());
  }

  /** An archive must have the file. */
  static Diagnostic missingInArchive(
      String archive, String entry, String files, List<String> near, FileReference reference) {
    Draft draft =
        error(Code.UNREADABLE_FILE, "there is no " + entry + " in " + archive, reference)
            .note("it has " + files);
    String before = reference.path().substring(0, reference.path().indexOf('!') + 1) + "/";
    return near.isEmpty()
        ? draft.help("`lacuna show " + archive + "` lists its files")
        : asked(draft, near, before, reference);
  }

  /** The nearest names, and changes to them where a file names the missing one. */
  private static Diagnostic asked(
      Draft draft, List<String> near, String before, FileReference reference) {
    Diagnostic asked = draft.help(Suggestions.asked(near));
    if (reference.span() != null) {
      for (String name : near) {
        asked = asked.fix(reference.span(), "\"" + before + name + "\"");
      }
    }
    return asked;
  }

  /** A package has many files, none of which is its spec. */
  static Diagnostic noFileNamed(
      String archive, String files, String example, FileReference reference) {
    return error(
            Code.WRONG_SORT_OF_FILE, archive + " is a package and not one spec", reference)
        .note("it has " + files)
        .help("name one of its files, such as \"" + example + "\"");
  }

  /** What an archive names lies in it, or is a package. */
  static Diagnostic leavesArchive(FileReference reference) {
    return error(
            Code.FILE_OUTSIDE_ROOTS, reference.path() + " leads out of the archive", reference)
        .note("a file in an archive names others in it, of the library, and packages alone")
        .help("build or pack it anew, with all that it needs");
  }

  // Several files

  /**
   * No file may lead back to itself.
   *
   * @param chain the files of the cycle with what leads from each to the next
   */
  static Diagnostic cyclicFiles(FileReference reference, String chain) {
    return error(Code.CYCLIC_FILES, "files amend or import each other in a cycle", reference)
        .note(chain)
        .help("move what both need to a file of its own");
  }

  /** Files lead to files up to a largest depth. */
  static Diagnostic tooDeep(String name, FileReference reference, int limit) {
    return error(Code.SIZE_LIMIT, "files lead to files too deeply", reference)
        .note("more than " + limit + " lead to " + name)
        .help("let the spec amend one that is closer to its base");
  }

  /** A spec has a largest number of files. */
  static Diagnostic tooManyFiles(String name, FileReference reference, int limit) {
    return error(Code.SIZE_LIMIT, "the spec needs too many files", reference)
        .note(name + " would be number " + (limit + 1))
        .help("import fewer files, or join small ones");
  }

  /** Only files of components are imported. */
  static Diagnostic importedExperiment(String name, Span path, Item.Header experiment) {
    return Diagnostic.error(
            Code.WRONG_SORT_OF_FILE, name + " is an experiment and cannot be imported")
        .at(path)
        .related(experiment.nameSpan(), "the experiment")
        .help(
            name.endsWith(".jar")
                ? "name a file of components in it, such as %s!/mask.lac\"; `lacuna show %s sources` has all"
                    .formatted(path.text().replaceFirst("\"$", ""), name)
                : "to change some of its settings write `amends`; to share components move them to a"
                    + " file of their own");
  }

  /** Only specs are amended. */
  static Diagnostic amendedLibrary(SyntaxFile file, FileReference reference) {
    return error(
            Code.WRONG_SORT_OF_FILE,
            file.source().path() + " is not an experiment and cannot be amended",
            reference)
        .help("to use its components write `import \"" + reference.path() + "\"`");
  }

  /** Only specs are checked, built and run. */
  static Diagnostic notASpec(SyntaxFile file) {
    return Diagnostic.error(
            Code.WRONG_SORT_OF_FILE, file.source().path() + " is not an experiment")
        .at(new Span(file.source(), 0, 0), "`experiment NAME` is missing")
        .help("check, build or run a file that begins with `experiment NAME`");
  }

  // The library

  /** Files of the library must not import each other in a cycle. */
  static Diagnostic cyclicLibrary(Item.Import line) {
    return Diagnostic.error(Code.CYCLIC_FILES, "files of the library import each other")
        .at(line.pathSpan())
        .help("move what both need to a file of its own");
  }

  /** Files of the library import files of the library. */
  static Diagnostic missingLibraryFile(Item.Import line) {
    return Diagnostic.error(Code.UNREADABLE_FILE, "the library has no " + line.path())
        .at(line.pathSpan())
        .help("name one of its files, such as vit.lac");
  }
}
