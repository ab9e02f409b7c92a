package lacuna.compiler.generalize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.residual.Instance;

/** Makes one member of those of one name that the instances of a class have. */
final class MemberGeneralizer {
  private final ClassTarget target;
  private final ExpressionGeneralizer expressions;
  private final LayerGeneralizer layers;

  MemberGeneralizer(ClassTarget target) {
    this.target = target;
    this.expressions = new ExpressionGeneralizer(target, target.known());
    this.layers = new LayerGeneralizer(target, expressions);
  }

  /** What the instances that have a member hold there. */
  private record Row(String name, List<Held<Instance.Part>> all) {
    Instance.Part first() {
      return all.get(0).part();
    }

    <P extends Instance.Part> List<Held<P>> as(Class<P> type) {
      return all.stream().map(each -> each.map(type::cast)).toList();
    }
  }

  /** All members in the order of declaration. */
  Generalization<List<MemberPlan>> members() {
    return Generalization.all(
            rows().stream()
                .sorted(
                    Comparator.comparingInt((Row row) -> row.first().order())
                        .thenComparing(Row::name))
                .map(this::members)
                .toList())
        .map(members -> members.stream().flatMap(List::stream).toList());
  }

  private List<Row> rows() {
    Map<String, List<Held<Instance.Part>>> rows = new LinkedHashMap<>();
    for (int i = 0; i < target.instances().size(); i++) {
      int owner = i;
      target
          .instances()
          .get(i)
          .parts()
          .forEach(
              (name, part) ->
                  rows.computeIfAbsent(name, n -> new ArrayList<>()).add(new Held<>(owner, part)));
    }
    List<Row> all = new ArrayList<>();
    rows.forEach((name, held) -> all.add(new Row(name, held)));
    return all;
  }

  private Generalization<List<MemberPlan>> members(Row row) {
    if (row.all().stream().anyMatch(e -> e.part().getClass() != row.first().getClass())) {
      return Generalization.mismatch("different members of one name");
    }
    return MemberCondition.of(row.name(), target)
        .then(condition -> row.first().accept(new OfOneType(row, condition)));
  }

  /** Makes one member of several of one type; a list of unlike layers becomes several. */
  private final class OfOneType implements Instance.Part.Visitor<Generalization<List<MemberPlan>>> {
    private final Row row;
    private final Optional<Code> condition;

    OfOneType(Row row, Optional<Code> condition) {
      this.row = row;
      this.condition = condition;
    }

    @Override
    public Generalization<List<MemberPlan>> visitTensorPart(Instance.TensorPart first) {
      return tensor(row.as(Instance.TensorPart.class)).map(List::of);
    }

    @Override
    public Generalization<List<MemberPlan>> visitLayerPart(Instance.LayerPart first) {
      return layers
          .layer(row.name(), row.as(Instance.LayerPart.class), condition)
          .map(List::of);
    }

    @Override
    public Generalization<List<MemberPlan>> visitLayersPart(Instance.LayersPart first) {
      List<Held<Instance.LayersPart>> lists = row.as(Instance.LayersPart.class);
      return target.uniform(row.name())
          ? layers.list(row.name(), lists, condition).map(List::of)
          : layers.several(row.name(), lists, condition);
    }

    private Generalization<MemberPlan> tensor(List<Held<Instance.TensorPart>> all) {
      Instance.TensorPart first = all.get(0).part();
      boolean alike =
          all.stream()
              .map(Held::part)
              .allMatch(
                  part ->
                      part.key().equals(first.key())
                          && part.shape().size() == first.shape().size());
      if (!alike) {
        return Generalization.mismatch("one tensor has several keys or ranks");
      }
      String shape =
          ShapeText.common(all.stream().map(each -> each.part().type()).toList());
      return expressions
          .code(
              all.stream().map(each -> each.occurrence(Instance.TensorPart::value)).toList(),
              row.name() + "_init")
          .then(
              value ->
                  first.buffer()
                      ? Generalization.of(buffer(all, value, shape))
                      : parameter(all, value, shape));
    }

    private MemberPlan buffer(
        List<Held<Instance.TensorPart>> all, Code value, String shape) {
      Instance.TensorPart first = all.get(0).part();
      boolean running = Boolean.TRUE.equals(first.attributes().running());
      return new MemberPlan.Buffer(
          row.name(), first.key(), value, running, shape, condition.orElse(null));
    }

    private Generalization<MemberPlan> parameter(
        List<Held<Instance.TensorPart>> all, Code value, String shape) {
      List<Held<Instance.Attributes>> attributes =
          all.stream().map(each -> each.map(Instance.TensorPart::attributes)).toList();
      return sizes(all)
          .then(
              sizes ->
                  AttributesGeneralizer.ofOne(attributes, expressions)
                      .map(
                          with ->
                              new MemberPlan.Param(
                                  row.name(),
                                  all.get(0).part().key(),
                                  sizes,
                                  value,
                                  with,
                                  shape,
                                  condition.orElse(null))));
    }

    private Generalization<List<Code>> sizes(List<Held<Instance.TensorPart>> all) {
      return Generalization.all(
          IntStream.range(0, all.get(0).part().shape().size())
              .mapToObj(
                  axis ->
                      expressions.code(
                          all.stream()
                              .map(each -> each.occurrence(part -> part.shape().get(axis)))
                              .toList(),
                          "size"))
              .toList());
    }
  }
}
