package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What another library calls the weights of a component: {@code names LIBRARY for COMPONENT { ...
 * }}.
 *
 * @param renamings which key of ours is which of theirs, the first that fits counts
 * @param conditions of what the library has
 * @param settings of its configuration
 * @param models the library's classes around the component
 */
public record NameTable(
    List<Renaming> renamings,
    List<Member.Require> conditions,
    List<Item.Setting> settings,
    List<Model> models) {

  /** {@code "ours" = "theirs" { ... }}; what is within stands below both. */
  public record Renaming(Span span, Side ours, Side theirs, List<Renaming> within) {}

  /**
   * A key, or several whose tensors stand one behind the other in one of the other side.
   *
   * @param keys null for {@code none}
   * @param list whether it is written as a list
   */
  public record Side(Span span, List<@Nullable String> keys, boolean list) {}

  /**
   * {@code model "CLASS" for STAGE at "KEY" { ... }}.
   *
   * @param stage the kind of stage whose parts around the component it has; null for the component
   *     alone
   * @param at the key of the component in the model, or empty
   */
  public record Model(
      Span span,
      String doc,
      String name,
      @Nullable String stage,
      Span stageSpan,
      String at,
      NameTable table) {}
}
