package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Makes one of what {@code with} says of a member in each instance. */
final class AttributesGeneralizer {
  private static final List<Attribute> ALL =
      List.of(
          new Attribute("level", true, Instance.Attributes::level),
          new Attribute("decay", true, with -> flag(with.decay())),
          new Attribute("trainable", true, with -> flag(with.trainable())),
          new Attribute("also", false, Instance.Attributes::also),
          new Attribute("fit", false, Instance.Attributes::fit),
          new Attribute("reinit", true, with -> flag(with.reinit())));

  private AttributesGeneralizer() {}

  /**
   * One of them.
   *
   * @param ofElements whether the layers of a list may have it
   */
  private record Attribute(
      String name, boolean ofElements, Function<Instance.Attributes, @Nullable Node> value) {

    /** What some say; empty where all say nothing, null where only some do. */
    @Nullable List<Occurrence> said(List<Held<Instance.Attributes>> all) {
      List<Occurrence> said = new ArrayList<>();
      for (Held<Instance.Attributes> each : all) {
        Node node = value.apply(each.part());
        if (node != null) {
          said.add(Occurrence.of(each.owner(), node));
        }
      }
      return said.isEmpty() || said.size() == all.size() ? said : null;
    }
  }

  private static @Nullable Node flag(@Nullable Boolean value) {
    return value == null ? null : Node.Constant.of(new Value.Bool(value));
  }

  /** Of one tensor or layer in each instance. */
  static Generalization<MemberPlan.With> ofOne(
      List<Held<Instance.Attributes>> all, ExpressionGeneralizer expressions) {
    return with(
        attribute -> {
          List<Occurrence> said = attribute.said(all);
          return said == null
              ? partial()
              : said.isEmpty()
                  ? Generalization.of(Optional.empty())
                  : expressions.code(said, attribute.name()).map(Optional::of);
        });
  }

  /** Of the layers of a list, which each instance has at least one of. */
  static Generalization<MemberPlan.With> ofElements(
      List<List<Held<Instance.Attributes>>> rows, ElementGeneralizer elements) {
    return with(
        attribute -> {
          List<List<Occurrence>> said = new ArrayList<>();
          for (List<Held<Instance.Attributes>> row : rows) {
            List<Occurrence> own = attribute.said(row);
            if (own == null) {
              return partial();
            } else if (attribute.ofElements() && !own.isEmpty()) {
              said.add(own);
            }
          }
          return said.isEmpty()
              ? Generalization.of(Optional.empty())
              : said.size() < rows.size()
                  ? partial()
                  : elements.code(said, attribute.name()).map(Optional::of);
        });
  }

  private static <T> Generalization<T> partial() {
    return Generalization.mismatch("`with` says something in some instances only");
  }

  private static Generalization<MemberPlan.With> with(
      Function<Attribute, Generalization<Optional<Code>>> code) {
    return Generalization.all(ALL.stream().map(code).toList())
        .map(
            all ->
                new MemberPlan.With(
                    all.get(0).orElse(null),
                    all.get(1).orElse(null),
                    all.get(2).orElse(null),
                    all.get(3).orElse(null),
                    all.get(4).orElse(null),
                    all.get(5).orElse(null)));
  }
}
