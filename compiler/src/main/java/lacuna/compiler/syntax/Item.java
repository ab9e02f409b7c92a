package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the top of a file. {@code doc} is the text of the {@code ///} comments above, or
 * empty.
 */
public sealed interface Item {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitSetting(Setting setting);

    R visitBlock(Block block);

    R visitSweep(Sweep sweep);

    R visitReference(Reference reference);

    R visitKind(Kind kind);

    R visitComponent(Component component);

    R visitAlias(Alias alias);

    R visitFunction(Function function);

    R visitNames(Names names);
  }

  /** What a spec holds and a file of components does not. */
  sealed interface OfSpec extends Item {}

  /** Where it stands. */
  Span span();

  /** {@code pretrain.mask.ratio = 40%}, within a block or dotted at the top. */
  record Setting(Span span, String doc, List<PathStep> path, Expr value) implements OfSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSetting(this);
    }
  }

  /**
   * {@code pretrain { ... }} or {@code finetune_384: finetune { ... }}; {@code name} is the
   * component's when none is given.
   */
  record Block(
      Span span,
      String doc,
      String name,
      Span nameSpan,
      String component,
      Span componentSpan,
      List<Setting> settings)
      implements OfSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBlock(this);
    }
  }

  /**
   * {@code sweep { path in list }}.
   *
   * @param grid what is combined, each with each
   * @param references figures of the points, as nested lists
   */
  record Sweep(Span span, List<Varied> grid, List<Setting> references) implements OfSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSweep(this);
    }
  }

  /** {@code reference { finetune.top1 = 82.4% }}. */
  record Reference(Span span, List<Setting> settings) implements OfSpec {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReference(this);
    }
  }

  /** {@code kind name(parameters) { offers }}. */
  record Kind(
      Span span,
      String doc,
      String name,
      Span nameSpan,
      List<Member.Parameter> parameters,
      List<Member> offers)
      implements Item {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitKind(this);
    }
  }

  /** {@code KIND name(parameters) { members }}, possibly {@code external}. */
  record Component(
      Span span,
      String doc,
      boolean external,
      String kind,
      Span kindSpan,
      String name,
      Span nameSpan,
      List<Member.Parameter> parameters,
      List<Member> members)
      implements Item {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitComponent(this);
    }
  }

  /** {@code KIND name = component(...)}: a component with other defaults. */
  record Alias(
      Span span, String doc, String kind, Span kindSpan, String name, Span nameSpan, Expr value)
      implements Item {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitAlias(this);
    }
  }

  /**
   * {@code fn name(parameters) -> result { ... }}; an {@code external} one may have a body of
   * {@code require} only.
   */
  record Function(
      Span span, String doc, boolean external, Member.Signature signature, List<Statement> body)
      implements Item {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFunction(this);
    }
  }

  /** {@code names NAME for COMPONENT { ... }}. */
  record Names(
      Span span,
      String doc,
      String name,
      Span nameSpan,
      String component,
      Span componentSpan,
      NameTable table)
      implements Item {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNames(this);
    }
  }

  /** A name in a dotted path. */
  record PathStep(Span span, String name) {}

  /** What varies together: an axis, or the axes within {@code zip { }}. */
  record Varied(Span span, boolean zipped, List<Axis> axes) {}

  /** One axis of a sweep. */
  record Axis(Span span, List<PathStep> path, Expr values) {}

  /** {@code import "file.lac"}. */
  record Import(Span span, String path, Span pathSpan) {}

  /** {@code experiment name amends "file.lac"}; {@code amends} may be null. */
  record Header(
      Span span,
      String doc,
      String name,
      Span nameSpan,
      @Nullable String amends,
      @Nullable Span amendsSpan) {}
}
