package lacuna.binding;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.tensor.TensorException;
import lacuna.runtime.tensor.Tensors;

/** A call of a tensor function with arguments of the right types, drawn at random. */
final class RandomCall {
  static final String REFUSED = "refused";

  /** The size of the batch, which no other axis has. */
  static final int BATCH = 5;

  private static final List<DataType> TYPES =
      List.of(DataType.FLOAT32, DataType.INT64, DataType.BOOLEAN);

  private final Member.Signature signature;
  private final SplittableRandom random;

  /** Sizes that the arguments have in common, so that many calls are right. */
  private final int[] sizes;

  private final DataType any;
  private final List<String> texts = new ArrayList<>();
  private final List<Supplier<Object>> values = new ArrayList<>();

  private RandomCall(Member.Signature signature, SplittableRandom random) {
    this.signature = signature;
    this.random = random;
    sizes = random.ints(4, 1, 4).toArray();
    any = TYPES.get(random.nextInt(TYPES.size()));
  }

  static RandomCall of(Member.Signature signature, SplittableRandom random) {
    RandomCall call = new RandomCall(signature, random);
    signature.parameters().forEach(parameter -> call.add(parameter.name(), parameter.type()));
    return call;
  }

  String name() {
    return signature.name();
  }

  @Override
  public String toString() {
    String call = "%s(%s)".formatted(name(), String.join(", ", texts));
    return signature.result() instanceof TypeExpr.ListType ? call + "[0]" : call;
  }

  private void add(String name, TypeExpr type) {
    if (type instanceof TypeExpr.Maybe maybe && random.nextBoolean()) {
      texts.add(name + ": none");
      values.add(() -> null);
    } else if (type instanceof TypeExpr.Maybe maybe) {
      add(name, maybe.type());
    } else if (type instanceof TypeExpr.Tensor tensor) {
      Tensor value = tensor(tensor);
      text(name, value.text(), value::make);
    } else if (type instanceof TypeExpr.ListType list) {
      list(name, list.element());
    } else {
      named(name, String.join(".", ((TypeExpr.Named) type).path()));
    }
  }

  private void text(String name, String text, Supplier<Object> value) {
    texts.add(name + ": " + text);
    values.add(value);
  }

  /** A tensor of zeros, which are numbers, indices and probabilities. */
  private record Tensor(DataType type, int[] shape) {
    String text() {
      String sizes =
          IntStream.of(shape)
              .mapToObj(size -> size == BATCH ? "batch" : Integer.toString(size))
              .collect(Collectors.joining(", ", "[", "]"));
      String zeros = "zeros(" + sizes + ")";
      return switch (type) {
        case INT64 -> "int(" + zeros + ")";
        case BOOLEAN -> zeros + " > 0";
        default -> zeros;
      };
    }

    Object make() {
      long[] sizes = IntStream.of(shape).asLongStream().toArray();
      return Context.current().memory().zeros(new Shape(sizes), type);
    }
  }

  private Tensor tensor(TypeExpr.Tensor type) {
    List<Integer> shape = new ArrayList<>();
    int at = 0;
    for (Expr size : ((Expr.ListOf) type.shape()).elements()) {
      if (size instanceof Expr.Rest) {
        random.ints(random.nextInt(3), 0, sizes.length).forEach(i -> shape.add(size(i)));
      } else {
        boolean batch = size instanceof Expr.Name name && name.text().equals("batch");
        shape.add(batch ? BATCH : size(at++));
      }
    }
    String element = type.element() == null ? "Real" : type.element().toString();
    DataType data =
        switch (element) {
          case "Real" -> DataType.FLOAT32;
          case "Int" -> DataType.INT64;
          case "Bool" -> DataType.BOOLEAN;
          default -> any;
        };
    return new Tensor(data, shape.stream().mapToInt(i -> i).toArray());
  }

  /** One of the common sizes, 1, or now and then another. */
  private int size(int at) {
    return switch (random.nextInt(8)) {
      case 0 -> 1;
      case 1 -> random.nextInt(1, 5);
      default -> sizes[at % sizes.length];
    };
  }

  private void list(String name, TypeExpr element) {
    int count = random.nextInt(4);
    if (element instanceof TypeExpr.Tensor tensor) {
      List<Tensor> tensors = new ArrayList<>(List.of(tensor(tensor)));
      for (int i = 1; i < count; i++) {
        int[] shape = tensors.get(0).shape().clone();
        if (shape.length > 0) {
          shape[random.nextInt(shape.length)] = size(0);
        }
        tensors.add(new Tensor(tensors.get(0).type(), shape));
      }
      String text = tensors.stream().map(Tensor::text).collect(Collectors.joining(", ", "[", "]"));
      text(name, text, () -> tensors.stream().map(t -> (NDArray) t.make()).toList());
    } else if (((TypeExpr.Named) element).path().equals(List.of("Real"))) {
      double[] numbers = random.doubles(count).toArray();
      text(name, Arrays.toString(numbers), () -> numbers);
    } else {
      int[] numbers = random.ints(count, -3, 4).toArray();
      text(name, Arrays.toString(numbers), () -> numbers);
    }
  }

  private void named(String name, String type) {
    switch (type) {
      case "Int" -> {
        int number = random.nextInt(-3, 5);
        text(name, Integer.toString(number), () -> number);
      }
      case "Real" -> {
        double number = random.nextInt(-1, 4) / 2.0;
        text(name, Double.toString(number), () -> number);
      }
      case "Ratio" -> {
        int percent = 50 * random.nextInt(3);
        text(name, percent + "%", () -> percent / 100.0);
      }
      case "Bool" -> {
        boolean flag = random.nextBoolean();
        text(name, Boolean.toString(flag), () -> flag);
      }
      case "Shape" -> shape(name);
      case "Range" -> {
        int start = random.nextInt(-1, 3);
        int end = random.nextInt(-1, 5);
        text(name, start + ".." + end, () -> start);
        values.add(() -> end);
      }
      default -> throw new IllegalArgumentException("no arguments of type " + type);
    }
  }

  private void shape(String name) {
    long[] shape = random.ints(random.nextInt(5), 0, 4).mapToLong(this::size).toArray();
    if (shape.length > 0 && random.nextInt(10) == 0) {
      shape[0] = random.nextInt(-2, 1);
    }
    text(name, Arrays.toString(shape), () -> shape);
  }

  /** The shape of what the engine gives, or that it refuses. */
  @SuppressWarnings("try") // the scope is there to be closed
  String shapeOnEngine() {
    try (Scope scope = Scope.open(Device.cpu())) {
      Object[] given = values.stream().map(Supplier::get).toArray();
      Object result = method(given.length).invoke(null, given);
      NDArray tensor = (NDArray) (result instanceof List<?> list ? list.get(0) : result);
      return Arrays.stream(tensor.getShape().getShape())
          .mapToObj(Long::toString)
          .collect(Collectors.joining(", ", "(", ")"));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof TensorException
          || e.getCause() instanceof IllegalArgumentException) {
        return REFUSED;
      }
      throw new AssertionError(toString(), e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(toString(), e);
    }
  }

  /** The method that takes the function's parameters; a whole number may be a long. */
  private Method method(int count) {
    List<Class<?>> wanted =
        signature.parameters().stream()
            .<Class<?>>flatMap(parameter -> JavaTypes.argument(parameter.type()))
            .toList();
    Method found =
        Arrays.stream(Tensors.class.getMethods())
            .filter(method -> method.getName().equals(JavaTypes.method(name())))
            .filter(
                method ->
                    method.getParameterCount() == count
                        && IntStream.range(0, count)
                            .allMatch(i -> fits(method.getParameterTypes()[i], wanted.get(i))))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the runtime has no " + signature));
    found.setAccessible(true);
    return found;
  }

  private static boolean fits(Class<?> given, Class<?> wanted) {
    return given == wanted || wanted == int.class && given == long.class;
  }
}
