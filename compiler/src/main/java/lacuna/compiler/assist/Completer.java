package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lacuna.compiler.Analysis;
import lacuna.compiler.assist.Proposal.Sort;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.load.Module;
import lacuna.compiler.shape.CompileTimeFunctions;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.Definitions;
import lacuna.compiler.symbols.Setting;
import lacuna.compiler.symbols.SymbolTable;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SourceToken;

/** What could stand at a place of a file. */
public final class Completer {
  private static final Map<String, List<String>> UNITS =
      Map.of(
          "Length", List.of("px"),
          "Size", List.of("px"),
          "Ratio", List.of("%"),
          "Duration", List.of(" epochs", " steps"),
          "Rate", List.of(" per 512 images"));
  private static final List<String> BEGINNINGS =
      List.of("let", "if", "for", "return", "require", "advise", "metric");

  private final SymbolTable symbols;
  private final Module module;
  private final FileNames files;
  private final Cursor cursor;
  private final Expectation expectation;
  private final Span word;

  private Completer(Analysis analysis, SourceFile text, int offset, FileNames files) {
    this.symbols = analysis.symbols();
    this.module = analysis.file();
    this.files = files;
    this.cursor = Cursor.at(text, offset);
    this.expectation = new Expectation(symbols, module, cursor);
    this.word = cursor.word();
  }

  /** Names files that could be meant, as they would be written. */
  @FunctionalInterface
  public interface FileNames {
    /**
     * The names that may follow.
     *
     * @param keyword {@code amends} or {@code import}
     * @param begun what is written already
     */
    List<String> of(String keyword, String begun);
  }

  /** What could stand at an offset of the analyzed file, the most fitting first. */
  public static List<Proposal> at(Analysis analysis, int offset, FileNames files) {
    return new Completer(analysis, analysis.file().file().source(), offset, files).all();
  }

  private List<Proposal> all() {
    if (cursor.silent()) {
      return List.of();
    } else if (cursor.size() == 0) {
      return top();
    }
    SourceToken last = cursor.last();
    if (cursor.inString()) {
      return cursor.is(cursor.size() - 2, "amends") || cursor.is(cursor.size() - 2, "import")
          ? paths(cursor.token(cursor.size() - 2).text())
          : List.of();
    } else if (last.sort() == SourceToken.Sort.NUMBER) {
      return cursor.behind(last) ? units(last) : after();
    } else if (last.is(".")) {
      return behindPoint();
    }
    return after();
  }

  private List<Proposal> paths(String keyword) {
    String begun = word.text().substring(0, cursor.offset() - word.start());
    return files.of(keyword, begun).stream()
        .map(name -> new Proposal(Sort.FILE, name, Snippets.text(name), "", "", word))
        .toList();
  }

  /** A number with the units of the type that is expected. */
  private List<Proposal> units(SourceToken number) {
    String type =
        expectation
            .at(cursor.size() - 1)
            .map(setting -> setting.parameter().type().span().text().replace("?", ""))
            .orElse("");
    Span replaced = number.span().to(word);
    String digits = number.text();
    return UNITS.getOrDefault(type, List.of()).stream()
        .map(unit -> digits + unit)
        .map(text -> new Proposal(Sort.VALUE, text, text, type, "", replaced))
        .toList();
  }

  /** The settings of a stage or a part, or the names of a component's. */
  private List<Proposal> behindPoint() {
    List<String> path = cursor.path(cursor.size() - 1);
    if (path.isEmpty()) {
      return List.of();
    }
    int start = cursor.size() - 2 * path.size();
    int bracket = cursor.around(start);
    boolean statement = start == 0 || newLine(cursor.token(start - 1), cursor.token(start));
    Optional<StageSettings> around = expectation.stage(bracket);
    if (statement && around.isPresent()) {
      return settings(around.get(), path, " = ");
    }
    Optional<StageSettings> stage = symbols.settings().stage(path.get(0));
    if (stage.isPresent()) {
      return settings(stage.get(), path.subList(1, path.size()), statement ? " = " : "");
    }
    return symbols.members(module, word.start(), path).stream().map(this::named).toList();
  }

  private static boolean newLine(SourceToken before, SourceToken after) {
    return before.span().line() != after.span().line();
  }

  private List<Proposal> settings(StageSettings stage, List<String> path, String sign) {
    return TypeProposals.settings(symbols.settings().settings(stage, path), sign, word);
  }

  /** What follows the token before the word. */
  private List<Proposal> after() {
    int size = cursor.size();
    Optional<Setting> setting = expectation.at(size);
    int bracket = cursor.around(size);
    boolean arguments = cursor.is(bracket, "(") && cursor.isName(bracket - 1);
    boolean begins = cursor.is(size - 1, "(") || cursor.is(size - 1, ",");
    List<Proposal> all = new ArrayList<>();
    if (arguments && begins) {
      all.addAll(TypeProposals.settings(expectation.parameters(bracket), ": ", word));
    }
    setting.ifPresent(known -> all.addAll(values(known)));
    if (!all.isEmpty()) {
      all.addAll(names(bracket));
      return all;
    }
    Optional<StageSettings> stage = expectation.stage(bracket);
    if (stage.isPresent()) {
      return inStage(stage.get(), bracket);
    }
    return bracket < 0 ? top() : names(bracket);
  }

  private List<Proposal> values(Setting setting) {
    List<Proposal> all = new ArrayList<>();
    Expr standard = setting.parameter().value();
    if (standard != null) {
      String text = standard.span().oneLine();
      all.add(new Proposal(Sort.VALUE, text, Snippets.text(text), "default", "", word));
    }
    TypeProposals fitting =
        new TypeProposals(symbols.declarations(), module, setting.module(), word);
    for (Proposal each : setting.parameter().type().accept(fitting)) {
      if (all.stream().noneMatch(known -> known.snippet().equals(each.snippet()))) {
        all.add(each);
      }
    }
    return all;
  }

  /** The settings that a stage's block does not set yet. */
  private List<Proposal> inStage(StageSettings stage, int bracket) {
    Set<String> set =
        module.file().items().stream()
            .filter(Item.Block.class::isInstance)
            .map(Item.Block.class::cast)
            .filter(block -> block.span().start() <= word.start())
            .filter(block -> word.end() <= block.span().end() || bracket >= 0)
            .filter(block -> block.name().equals(stage.name()))
            .flatMap(block -> block.settings().stream())
            .filter(setting -> setting.path().size() == 1)
            .filter(setting -> !setting.path().get(0).span().equals(word))
            .map(setting -> setting.path().get(0).name())
            .collect(Collectors.toSet());
    return settings(stage, List.of(), " = ").stream()
        .filter(proposal -> !set.contains(proposal.label()))
        .toList();
  }

  /** What begins an item. */
  private List<Proposal> top() {
    List<Proposal> all = new ArrayList<>();
    if (cursor.size() == 0) {
      all.add(new Proposal(Sort.KEYWORD, "experiment", "experiment ", "", "", word));
    }
    boolean spec = module.file().header() != null || cursor.size() == 0;
    for (StageSettings stage : symbols.settings().stages()) {
      all.add(named(Definitions.stage(stage)));
    }
    if (spec) {
      for (String name : symbols.declarations().componentNames(module, "stage")) {
        String block = name + " {\n  ${0}\n\\}";
        String doc =
            symbols.settings().resolve(name, module, "stage")
                .flatMap(stage -> Definitions.of(stage.component()))
                .map(MarkdownText::declaration)
                .orElse("");
        all.add(new Proposal(Sort.STAGE, name + " { }", block, "stage", doc, word));
      }
    }
    for (String keyword : List.of("amends", "import", "reference", "kind", "fn", "external")) {
      all.add(new Proposal(Sort.KEYWORD, keyword, keyword + " ", "", "", word));
    }
    for (String kind : symbols.declarations().kindNames(module)) {
      all.add(new Proposal(Sort.KEYWORD, kind, kind + " ", "kind", "", word));
    }
    return all;
  }

  /** The names that an expression or a statement at the place sees. */
  private List<Proposal> names(int bracket) {
    List<Proposal> all = new ArrayList<>();
    List<Definition> scope = symbols.scope(module, word.start());
    scope.forEach(definition -> all.add(named(definition)));
    if (scope.isEmpty()) {
      symbols.settings().stages().forEach(stage -> all.add(named(Definitions.stage(stage))));
      return all;
    }
    if (cursor.is(bracket, "{")) {
      BEGINNINGS.forEach(
          keyword -> all.add(new Proposal(Sort.KEYWORD, keyword, keyword + " ", "", "", word)));
    }
    for (String name : symbols.declarations().functionNames(module)) {
      symbols.declarations().functions(module, name).stream()
          .findFirst()
          .flatMap(found -> Definitions.of(found.item()))
          .ifPresent(definition -> all.add(named(definition)));
    }
    for (String name : CompileTimeFunctions.names()) {
      all.add(new Proposal(Sort.FUNCTION, name, name, "compile time", "", word));
    }
    for (String kind : List.of("layer", "init")) {
      for (String name : symbols.declarations().componentNames(module, kind)) {
        symbols.settings().resolve(name, module, kind)
            .flatMap(component -> Definitions.of(component.component()))
            .ifPresent(definition -> all.add(named(definition)));
      }
    }
    return all;
  }

  private Proposal named(Definition definition) {
    Sort sort =
        switch (definition.sort()) {
          case COMPONENT, KIND -> Sort.COMPONENT;
          case EXPERIMENT, STAGE -> Sort.STAGE;
          case FUNCTION, METHOD -> Sort.FUNCTION;
          case PARAMETER -> Sort.SETTING;
          case WORD -> Sort.WORD;
          case ARGUMENT, CONSTANT, TENSOR, LAYER, LOCAL, SIZE -> Sort.NAME;
        };
    String doc = MarkdownText.declaration(definition);
    return new Proposal(sort, definition.name(), definition.name(), definition.detail(), doc, word);
  }
}
