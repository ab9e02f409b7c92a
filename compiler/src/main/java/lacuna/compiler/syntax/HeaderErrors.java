package lacuna.compiler.syntax;

import static lacuna.compiler.diagnostic.Diagnostic.error;

import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;

/** What is wrong with the first lines of a file: its experiment, what it amends and imports. */
final class HeaderErrors {
  private HeaderErrors() {}

  private static Diagnostic unexpected(String title, Span at, String help) {
    return error(Code.UNEXPECTED_TEXT, title).at(at).help(help);
  }

  /** {@code experiment} is followed by a name on its line. */
  static Diagnostic experimentWithoutName(Span end) {
    return error(Code.UNEXPECTED_TEXT, "the experiment has no name")
        .at(end, "a name is missing here")
        .help("write `experiment NAME`; the build and its runs are named after it");
  }

  /** An experiment's name is a name of the language. */
  static Diagnostic illegalExperimentName(Span at) {
    String name = name(at.text());
    return unexpected(
            "a name consists of letters, digits and _", at, "write `experiment " + name + "`")
        .fix(at, name);
  }

  /** What can be a name, as near as can be. */
  private static String name(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_]", "_");
    return (name.matches("\\d.*") ? "_" : "") + name;
  }

  /** An experiment's name is no string. */
  static Diagnostic quotedExperimentName(Span at) {
    String text = at.text().replace("\"", "");
    Diagnostic told =
        unexpected(
            "the name of an experiment has no quotation marks",
            at,
            "write it with letters, digits and _");
    return text.isBlank() ? told : told.fix(at, name(text));
  }

  /** {@code experiment} comes first in a file. */
  static Diagnostic experimentNotFirst(Span at) {
    return error(Code.UNEXPECTED_TEXT, "`experiment` stands at the top of a file, once")
        .at(at, "something stands before it")
        .help("move it to the first line");
  }

  /** {@code amends} stands below {@code experiment}. */
  static Diagnostic amendsBeforeExperiment(Span at, Span experiment) {
    return error(Code.UNEXPECTED_TEXT, "`amends` stands below `experiment`")
        .at(at, "this line stands above it")
        .help("move line %d, with `experiment`, to the top".formatted(experiment.line()));
  }

  /** Imports come before all items. */
  static Diagnostic importNotFirst(Span at) {
    return unexpected(
        "imports stand before everything else",
        at,
        "move this line up, directly below `experiment`");
  }

  /** {@code amends} belongs to {@code experiment}. */
  static Diagnostic amendsWithoutExperiment(Span at) {
    return unexpected("`experiment` is missing", at, "write `experiment NAME` before `amends`");
  }

  /** A file with settings is a spec, so that it has a header. */
  static Diagnostic settingsWithoutExperiment(Span first) {
    return error(Code.UNEXPECTED_TEXT, "`experiment` is missing")
        .at(first, "a setting belongs to an experiment")
        .help("begin the file with `experiment NAME`");
  }

  /** {@code amends} takes a string. */
  static Diagnostic amendedFileNotQuoted(Span at) {
    return unexpected(
        "`amends` names a file in quotation marks", at, "write `amends \"FILE.lac\"`");
  }

  /** {@code import} takes a string. */
  static Diagnostic importedFileNotQuoted(Span at) {
    return unexpected("a file is named in quotation marks", at, "write `import \"FILE.lac\"`");
  }
}
