package lacuna.compiler.sample;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import lacuna.binding.Declarations;
import lacuna.binding.JavaTypes;
import lacuna.compiler.sample.OperationCall.Range;
import lacuna.compiler.sample.OperationCall.Tensor;
import lacuna.runtime.tensor.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation that a mask may use gives on the host what the engine gives. */
class HostOperationsTest {
  private static final double TOLERANCE = 1e-5; // the engine's numbers have 32 bits

  /** Functions of networks: a mask that uses one has no statistics before it runs. */
  private static final Set<String> OF_NETWORKS =
      Set.of(
          "argmax",
          "avg_pool2d",
          "batch_norm",
          "beta",
          "conv2d",
          "cross_entropy",
          "dropout",
          "embedding",
          "gather",
          "gelu",
          "layer_norm",
          "linear",
          "matmul",
          "max_pool2d",
          "mean",
          "normalize",
          "pixel_shuffle",
          "relu",
          "stochastic_depth",
          "scaled_dot_product_attention",
          "sigmoid",
          "soft_cross_entropy",
          "softmax",
          "variance",
          "window_mean");

  private static final Set<String> RANDOM = Set.of("rand", "randint");

  /** Of {@link Tensors} alone: what generated code reads sizes with, and adds branches with. */
  private static final Set<String> NO_OPERATIONS = Set.of("size", "add_stochastic_depth");

  static Stream<OperationCall> calls() {
    SplittableRandom random = new SplittableRandom(7);
    Tensor x = Tensor.real(random, 2, 3, 4);
    Tensor row = Tensor.real(random, 4);
    Tensor positive = Tensor.positive(random, 2, 3);
    Tensor holds = Tensor.bool(random, 2, 3, 4);
    Tensor other = Tensor.bool(random, 3, 1);
    Tensor whole = Tensor.integer(random, 2, 3);
    Stream<OperationCall> operators =
        Stream.of("add", "sub", "mul", "div", "minimum", "maximum")
            .flatMap(
                name ->
                    Stream.of(
                        OperationCall.of(name, x, row),
                        OperationCall.of(name, positive, 2),
                        OperationCall.of(name, 0.5, positive),
                        OperationCall.of(name, whole, positive)));
    Stream<OperationCall> comparisons =
        Stream.of("less", "less_equal", "greater", "greater_equal", "equal", "not_equal")
            .flatMap(
                name ->
                    Stream.of(
                        OperationCall.of(name, x, row),
                        OperationCall.of(name, whole, Tensor.integer(random, 2, 3)),
                        OperationCall.of(name, whole, 1.0)));
    Stream<OperationCall> ofEachNumber =
        Stream.of("neg", "abs", "sign", "exp", "sin", "cos", "floor", "int", "float", "detach")
            .map(name -> OperationCall.of(name, x));
    Stream<OperationCall> ofPositive =
        Stream.of("sqrt", "log", "log2").map(name -> OperationCall.of(name, positive));
    Stream<OperationCall> others =
        Stream.of(
            OperationCall.of("and", holds, other),
            OperationCall.of("or", holds, other),
            OperationCall.of("not", holds),
            OperationCall.of("float", holds),
            OperationCall.of("int", holds),
            OperationCall.of("where", holds, x, row),
            OperationCall.of("where", other, x, 0.5),
            OperationCall.of("where", holds, 1.0, row),
            OperationCall.of("zeros", new long[] {2, 3}),
            OperationCall.of("ones", new long[] {2, 3}),
            OperationCall.of("full", new long[] {2, 3}, 0.5),
            OperationCall.of("full", new long[] {2, 3}, 5),
            OperationCall.of("arange", 5),
            OperationCall.of("tensor", new double[] {0.5, -2, 3}),
            OperationCall.of("argsort", x),
            OperationCall.of("argsort", Tensor.integer(random, 3, 9)),
            OperationCall.of("argsort", Tensor.bool(random, 2, 9)),
            OperationCall.of("sum", x),
            OperationCall.of("sum", holds),
            OperationCall.of("reshape", x, new long[] {4, 6}),
            OperationCall.of("permute", x, new int[] {2, 0, 1}),
            OperationCall.of("transpose", x, -2, -1),
            OperationCall.of("transpose", x, 0, -1),
            OperationCall.of("concat", List.of(x, Tensor.real(random, 2, 1, 4)), 1),
            OperationCall.of("concat", List.of(row, row, row), -1),
            OperationCall.of("slice", x, new Range(1, 3), 2),
            OperationCall.of("unbind", x, 1),
            OperationCall.of("flip", x, -2),
            OperationCall.of("expand", other, new long[] {2, 3, 4}),
            OperationCall.of("roll", x, new int[] {1, -2}, new int[] {0, 2}));
    return Stream.of(operators, comparisons, ofEachNumber, ofPositive, others).flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void givesWhatTheEngineGives(OperationCall call) {
    List<HostArray> host = call.onHost();
    List<HostArray> engine = call.onEngine();
    assertEquals(engine.size(), host.size());
    for (int i = 0; i < host.size(); i++) {
      assertEquals(Arrays.toString(engine.get(i).shape()), Arrays.toString(host.get(i).shape()));
      for (int j = 0; j < host.get(i).values().length; j++) {
        double wanted = engine.get(i).values()[j];
        double allowed = TOLERANCE * Math.max(1, Math.abs(wanted));
        assertEquals(wanted, host.get(i).values()[j], allowed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void drawsFromTheSameRangeAsTheEngine(boolean onHost) {
    OperationCall rand = OperationCall.of("rand", new long[] {50, 100});
    HostArray shares = (onHost ? rand.onHost() : rand.onEngine()).get(0);
    assertEquals("[50, 100]", Arrays.toString(shares.shape()));
    assertTrue(Arrays.stream(shares.values()).allMatch(share -> 0 <= share && share < 1));
    assertEquals(0.5, Arrays.stream(shares.values()).average().orElseThrow(), 0.03);
    OperationCall randint = OperationCall.of("randint", new long[] {300}, 3);
    HostArray drawn = (onHost ? randint.onHost() : randint.onEngine()).get(0);
    assertEquals("[300]", Arrays.toString(drawn.shape()));
    assertEquals(
        Set.of(0.0, 1.0, 2.0), Arrays.stream(drawn.values()).boxed().collect(toSet()));
  }

  @Test
  void everyOperationIsComparedOrOfNetworks() {
    Stream<String> declared = Declarations.functions().map(f -> f.signature().name());
    Set<String> methods =
        Arrays.stream(Tensors.class.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .collect(toSet());
    Set<String> wanted =
        Stream.concat(declared.map(JavaTypes::method), methods.stream()).collect(toSet());
    Set<String> compared =
        Stream.concat(calls().map(OperationCall::name), RANDOM.stream()).collect(toSet());
    assertTrue(OF_NETWORKS.stream().noneMatch(compared::contains));
    Set<String> known =
        Stream.of(compared, OF_NETWORKS, NO_OPERATIONS)
            .flatMap(Set::stream)
            .map(JavaTypes::method)
            .collect(toSet());
    assertEquals(wanted, known);
  }

  @Test
  void saysThatAFunctionOfNetworksIsNotThere() {
    for (String name : OF_NETWORKS) {
      OperationCall call = OperationCall.of(name, Tensor.real(new SplittableRandom(1), 2, 2));
      assertThrows(UnsupportedMaskException.class, call::onHost, name);
    }
  }
}
