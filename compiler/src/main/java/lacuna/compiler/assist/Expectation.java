package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.load.Module;
import lacuna.compiler.symbols.Setting;
import lacuna.compiler.symbols.SpecSettings;
import lacuna.compiler.symbols.SymbolTable;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import org.jspecify.annotations.Nullable;

/** Which setting or parameter a value at a place would be given to. */
final class Expectation {
  /** Brackets within each other; what is deeper is not looked at. */
  private static final int DEEPEST = 32;

  private final SymbolTable symbols;
  private final Module module;
  private final Cursor cursor;

  Expectation(SymbolTable symbols, Module module, Cursor cursor) {
    this.symbols = symbols;
    this.module = module;
    this.cursor = cursor;
  }

  /** The setting that a value beginning at a token is for; empty where none is known. */
  Optional<Setting> at(int index) {
    return at(index, 0);
  }

  private Optional<Setting> at(int index, int depth) {
    int bracket = cursor.around(index);
    if (depth > DEEPEST) {
      return Optional.empty();
    } else if (cursor.is(index - 1, "=")) {
      return assigned(index - 1, bracket);
    } else if (cursor.is(bracket, "[")) {
      return at(bracket, depth + 1);
    } else if (cursor.is(bracket, "(") && cursor.isName(bracket - 1)) {
      List<Setting> parameters = parameters(bracket, depth);
      if (cursor.is(index - 1, ":") && cursor.isName(index - 2)) {
        String name = cursor.token(index - 2).text();
        return parameters.stream().filter(p -> p.parameter().name().equals(name)).findFirst();
      }
      int place = cursor.commas(bracket, index);
      boolean begins = index - 1 == bracket || cursor.is(index - 1, ",");
      return begins && place < parameters.size()
          ? Optional.of(parameters.get(place))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** What {@code path =} sets, in a stage's block or at the top. */
  private Optional<Setting> assigned(int sign, int bracket) {
    List<String> path = new ArrayList<>(cursor.path(sign));
    Optional<StageSettings> stage = stage(bracket);
    if (bracket < 0 && !path.isEmpty()) {
      stage = symbols.settings().stage(path.remove(0));
    }
    return stage.flatMap(each -> symbols.settings().setting(each, path));
  }

  /** The stage in whose block a bracket stands. */
  Optional<StageSettings> stage(int bracket) {
    if (!cursor.is(bracket, "{") || cursor.around(bracket) >= 0 || !cursor.isName(bracket - 1)) {
      return Optional.empty();
    }
    boolean named = cursor.is(bracket - 2, ":") && cursor.isName(bracket - 3);
    return symbols.settings().stage(cursor.token(named ? bracket - 3 : bracket - 1).text());
  }

  /** The parameters of what is called with an open bracket. */
  List<Setting> parameters(int bracket) {
    return parameters(bracket, 0);
  }

  private List<Setting> parameters(int bracket, int depth) {
    String name = cursor.token(bracket - 1).text();
    String kind = at(bracket - 1, depth + 1).map(this::kind).orElse(null);
    Optional<List<Setting>> component =
        symbols.settings().resolve(name, module, kind).map(SpecSettings::settings);
    List<Declarations.Found<Item.Function>> functions =
        kind == null ? symbols.declarations().functions(module, name) : List.of();
    if (!functions.isEmpty()) {
      List<Setting> parameters = new ArrayList<>();
      for (Member.Parameter parameter : functions.get(0).item().signature().parameters()) {
        parameters.add(new Setting(parameter, functions.get(0).module()));
      }
      return parameters;
    }
    return component.orElse(List.of());
  }

  /** The kind of component that a setting takes, or null. */
  @Nullable String kind(Setting setting) {
    return ExpectedType.of(setting.parameter().type(), symbols.declarations(), setting.module())
        .kind();
  }
}
