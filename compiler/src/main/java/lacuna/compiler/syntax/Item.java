package lacuna.compiler.syntax;

import java.util.List;
import lacuna.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** What stands at the top of a file. {@code doc} is the text of the {@code ///} comments above, or empty. */
public sealed interface Item {

  /** Where it stands. */
  Span span();

  /** {@code pretrain.mask.ratio = 40%}, within a block or dotted at the top. */
  record Setting(Span span, String doc, List<PathStep> path, Expr value) implements Item {}

  /** {@code pretrain { ... }} or {@code finetune_384: finetune { ... }}; {@code name} is the component's when none is given. */
  record Block(Span span, String doc, String name, Span nameSpan, String component, Span componentSpan, List<Setting> settings)
      implements Item {}

  /** {@code sweep { path in list }}. */
  record Sweep(Span span, List<Axis> axes) implements Item {}

  /** {@code reference { finetune.top1 = 82.4% }}. */
  record Reference(Span span, List<Setting> settings) implements Item {}

  /** {@code kind name(parameters) { offers }}. */
  record Kind(Span span, String doc, String name, Span nameSpan, List<Member.Parameter> parameters, List<Member> offers)
      implements Item {}

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
      implements Item {}

  /** {@code KIND name = component(...)}: a component with other defaults. */
  record Alias(Span span, String doc, String kind, Span kindSpan, String name, Span nameSpan, Expr value) implements Item {}

  /** {@code fn name(parameters) -> result { ... }}; an {@code external} one may have a body of {@code require} only. */
  record Function(Span span, String doc, boolean external, Member.Signature signature, List<Statement> body) implements Item {}

  /** {@code names NAME for COMPONENT { ... }}. */
  record Names(
      Span span, String doc, String name, Span nameSpan, String component, Span componentSpan, NameTable table)
      implements Item {}

  /** A name in a dotted path. */
  record PathStep(Span span, String name) {}

  /** One axis of a sweep. */
  record Axis(Span span, List<PathStep> path, Expr values) {}

  /** {@code import "file.lac"}. */
  record Import(Span span, String path, Span pathSpan) {}

  /** {@code experiment name amends "file.lac"}; {@code amends} may be null. */
  record Header(Span span, String doc, String name, Span nameSpan, @Nullable String amends, @Nullable Span amendsSpan) {}
}
