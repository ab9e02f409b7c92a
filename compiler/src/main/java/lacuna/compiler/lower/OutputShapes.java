package lacuna.compiler.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.WeightKey;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** The shapes that layers give, for people: {@code [B, 196, 768]} for B images. */
final class OutputShapes implements Instance.Part.Visitor<@Nullable Void> {
  private static final String FORWARD = "forward";

  private final String path;
  private final Map<String, String> shapes;

  private OutputShapes(String path, Map<String, String> shapes) {
    this.path = path;
    this.shapes = shapes;
  }

  /** Those of a stage's layers by the keys that their weights begin with. */
  static Map<String, String> ofLayers(Instance stage) {
    Map<String, String> shapes = new HashMap<>();
    stage.parts().values().forEach(part -> part.accept(new OutputShapes("", shapes)));
    return shapes;
  }

  /** That of a part of a stage; empty where it gives no tensor. */
  static String ofPart(Instance stage, String name) {
    return stage.parts().get(name) instanceof Instance.LayerPart part ? of(part.instance()) : "";
  }

  @Override
  public @Nullable Void visitTensorPart(Instance.TensorPart tensor) {
    return null;
  }

  @Override
  public @Nullable Void visitLayerPart(Instance.LayerPart layer) {
    String key = WeightKey.join(path, layer.key());
    String shape = of(layer.instance());
    // a layer without a step of its own is the one around it
    if (!shape.isEmpty() && !key.equals(path)) {
      shapes.put(key, shape);
    }
    OutputShapes inner = new OutputShapes(key, shapes);
    layer.instance().parts().values().forEach(part -> part.accept(inner));
    return null;
  }

  @Override
  public @Nullable Void visitLayersPart(Instance.LayersPart list) {
    OutputShapes inner = new OutputShapes(WeightKey.join(path, list.key()), shapes);
    list.layers().forEach(layer -> layer.accept(inner));
    return null;
  }

  /** What its {@code forward} gives, or else whatever of it is called; all shapes where several. */
  private static String of(Instance layer) {
    List<ResidualFunction> forward =
        layer.methods().stream().filter(method -> method.name().equals(FORWARD)).toList();
    return (forward.isEmpty() ? layer.methods() : forward)
        .stream()
            .map(method -> text(method.result()))
            .filter(shape -> !shape.isEmpty())
            .distinct()
            .collect(Collectors.joining(" or "));
  }

  private static String text(@Nullable Value result) {
    if (result instanceof Value.Tensor tensor) {
      return tensor.shape().stream()
          .map(OutputShapes::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return result instanceof Value.ListValue list
        ? list.elements().stream()
            .map(OutputShapes::text)
            .filter(shape -> !shape.isEmpty())
            .distinct()
            .collect(Collectors.joining(" and "))
        : "";
  }

  private static String text(Value.Int size) {
    if (!size.batch()) {
      return Long.toString(size.number());
    }
    return size.number() == 1 ? "B" : size.number() + " B";
  }
}
