package lacuna.compiler.elaborate;

import java.util.List;
import java.util.Map;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;

/** What an instance holds if a step uses it. */
sealed interface PartTemplate {

  /** Hands this to the method of {@code visitor} for its type. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each type, so that the compiler finds a case that is missing. */
  interface Visitor<R> {
    R visitTensor(Tensor tensor);

    R visitLayer(Layer layer);

    R visitLayers(Layers layers);
  }

  /** A learned tensor or a buffer. */
  record Tensor(Instance.TensorPart tensor) implements PartTemplate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTensor(this);
    }
  }

  /**
   * A component.
   *
   * @param order its place among the holder's declarations
   * @param component as this place writes it; {@code instance} may be that of an equal one
   * @param external of a component of the runtime the arguments of its constructor, else empty
   */
  record Layer(
      int order,
      String key,
      ComponentValue component,
      ComponentInstance instance,
      Map<String, TracedValue> context,
      Map<String, Node> external)
      implements PartTemplate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayer(this);
    }
  }

  /**
   * A list of components.
   *
   * @param count how many there are, as it was computed
   */
  record Layers(int order, String key, List<Layer> layers, Node count) implements PartTemplate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayers(this);
    }
  }
}
