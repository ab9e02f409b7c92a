package lacuna.compiler.residual;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A use of a component, as far as it exists: the members and methods that a step reaches. Uses that
 * are equal may be one instance, which then stands in several places of the tree.
 *
 * @param external whether the runtime provides it
 * @param parameterNames the parameters of the component, as it declares them
 * @param declaredKeys the step in a checkpoint's keys of every member that could hold weights, used
 *     or not
 * @param constants its parameters and named constants, each as it was computed, as far as they were
 *     asked for
 * @param externalArguments of an external component: all its constructor's arguments, in order
 * @param parts the members that a step reaches, by name
 * @param methods every call of a method of it
 */
public record Instance(
    String kind,
    String component,
    boolean external,
    String doc,
    Span place,
    List<String> parameterNames,
    Map<String, String> declaredKeys,
    Map<String, Node> constants,
    Map<String, Node> externalArguments,
    Map<String, Part> parts,
    List<ResidualFunction> methods) {

  /** Keeps copies, in the order given. */
  public Instance {
    parameterNames = List.copyOf(parameterNames);
    declaredKeys = copy(declaredKeys);
    constants = copy(constants);
    externalArguments = copy(externalArguments);
    parts = copy(parts);
    methods = List.copyOf(methods);
  }

  private static <T> Map<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** What an instance holds. */
  public sealed interface Part {

    /** Its place among the component's declarations. */
    int order();

    /** Its step in a checkpoint's keys; empty for no step. */
    String key();

    /** Hands this to the method of {@code visitor} for its type. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each type, so that the compiler finds a case that is missing. */
    interface Visitor<R> {
      R visitTensorPart(TensorPart tensorPart);

      R visitLayerPart(LayerPart layerPart);

      R visitLayersPart(LayersPart layersPart);
    }
  }

  /** A learned tensor or a buffer. */
  public record TensorPart(
      int order,
      String key,
      boolean buffer,
      List<Node> shape,
      Value.Tensor type,
      Node value,
      Attributes attributes)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTensorPart(this);
    }
  }

  /** A layer; {@code arguments} are those that the declaration gives, by parameter. */
  public record LayerPart(
      int order, String key, Instance instance, Map<String, Node> arguments, Attributes attributes)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayerPart(this);
    }
  }

  /** A list of layers; {@code count} is their number as it was computed. */
  public record LayersPart(int order, String key, List<LayerPart> layers, Node count)
      implements Part {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLayersPart(this);
    }
  }

  /**
   * What {@code with} says; null where it says nothing.
   *
   * @param also another key to try in loaded weights
   * @param fit what makes loaded weights of another shape fit
   * @param reinit whether loaded weights may lack it
   * @param running whether training moves a buffer, and loaded weights bring it
   */
  public record Attributes(
      Node.@Nullable Constant level,
      @Nullable Boolean decay,
      @Nullable Boolean trainable,
      @Nullable Node also,
      @Nullable Node fit,
      @Nullable Boolean reinit,
      @Nullable Boolean running) {}

  /** Its tensors and those of its parts by their keys in a checkpoint, in order of declaration. */
  public Map<String, TensorPart> tensors() {
    Map<String, TensorPart> tensors = new LinkedHashMap<>();
    collect("", tensors);
    return tensors;
  }

  private void collect(String path, Map<String, TensorPart> tensors) {
    parts.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Part> e) -> e.getValue().order())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> collect(entry.getValue(), path, tensors));
  }

  private static void collect(Part part, String path, Map<String, TensorPart> tensors) {
    String key = WeightKey.join(path, part.key());
    part.accept(
        new Part.Visitor<@Nullable Void>() {
          @Override
          public @Nullable Void visitTensorPart(TensorPart tensor) {
            tensors.put(key, tensor);
            return null;
          }

          @Override
          public @Nullable Void visitLayerPart(LayerPart layer) {
            layer.instance().collect(key, tensors);
            return null;
          }

          @Override
          public @Nullable Void visitLayersPart(LayersPart list) {
            list.layers().forEach(layer -> layer.instance().collect(WeightKey.join(key, layer.key()), tensors));
            return null;
          }
        });
  }

  /** Two instances are one only when they are the same object, however alike they are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return kind + " " + component;
  }
}
