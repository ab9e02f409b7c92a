package lacuna.compiler.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import lacuna.compiler.plan.Hiding;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Draws a mask many times and measures what it hides. */
public final class MaskSampler {
  /** Masks drawn, unless they are so large that fewer must do. */
  private static final int MOST = 512;

  /** Masks drawn at least. */
  private static final int LEAST = 32;

  /** A standard error that is small enough, as a share of the mean. */
  private static final double PRECISE = 0.005;

  private static final long SEED = 2111_09886L;
  private static final int AXES = 3;
  private static final String FORWARD = "forward";

  private final Drawings drawings;

  /** A sampler that asks {@code drawings} for masks that the runtime draws. */
  public MaskSampler(Drawings drawings) {
    this.drawings = drawings;
  }

  /**
   * What a part hides; empty where it is none: only a mask makes truths over (batch, down, across)
   * of nothing.
   *
   * @param height of an image, pixels
   * @param width of an image, pixels
   */
  public Optional<Hiding> sample(Instance part, long height, long width) {
    ResidualFunction forward =
        part.methods().stream()
            .filter(m -> m.name().equals(FORWARD) && m.parameters().isEmpty())
            .findFirst()
            .orElse(null);
    if (forward == null
        || !(forward.result() instanceof Value.Tensor made)
        || made.element() != Value.Element.BOOL
        || made.shape().size() != AXES
        || !made.shape().get(0).equals(new Value.Int(1, true))
        || made.shape().stream().skip(1).anyMatch(size -> size.batch() || size.number() < 1)) {
      return Optional.empty();
    }
    long rows = made.shape().get(1).number();
    long columns = made.shape().get(2).number();
    Hiding.Figures figures;
    try {
      Work work = new Work();
      Grid grid = new Grid(rows, columns, height, width, work);
      figures = figures(drawing(part, forward, work), grid, (int) (rows * columns), work);
    } catch (NoFigures unknown) {
      figures = null;
    }
    return Optional.of(new Hiding(rows, columns, figures));
  }

  private Drawing drawing(Instance part, ResidualFunction forward, Work work) {
    if (!part.external()) {
      return random ->
          truths(new Interpreter(new Operations(random, work), work).call(forward, Map.of()));
    }
    List<Value> arguments = new ArrayList<>();
    part.externalArguments().values().forEach(node -> arguments.add(constant(node)));
    return drawings
        .of(part.component(), arguments)
        .orElseThrow(() -> new NoFigures("known when it runs"));
  }

  private static Value constant(Node node) {
    if (node instanceof Node.Constant constant) {
      return constant.value();
    }
    throw new NoFigures("an argument that is no constant");
  }

  private static boolean[] truths(Datum datum) {
    double[] values = Operations.array(datum).values();
    boolean[] truths = new boolean[values.length];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = values[i] != 0;
    }
    return truths;
  }

  private static Hiding.@Nullable Figures figures(
      Drawing drawing, Grid grid, int cells, Work work) {
    Draws draws = new Draws(work);
    Mean hidden = new Mean();
    Mean distance = new Mean();
    do {
      work.next();
      work.spend(grid.size() + cells);
      boolean[] mask = drawing.draw(draws);
      int count = 0;
      for (boolean cell : mask) {
        count += cell ? 1 : 0;
      }
      hidden.add((double) count / cells);
      if (count > 0) {
        distance.add(grid.distance(mask));
      }
    } while (draws.used && hidden.count() < MOST && !work.enough() && !precise(distance));
    return Double.isFinite(distance.mean())
        ? new Hiding.Figures(hidden.mean(), distance.mean(), distance.error(), hidden.count())
        : null;
  }

  private static boolean precise(Mean distance) {
    return distance.count() >= LEAST && distance.error() <= PRECISE * distance.mean();
  }

  /** The same random numbers every time; a mask that uses none is the same for every image. */
  private static final class Draws implements RandomGenerator {
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Work work;
    private boolean used;

    Draws(Work work) {
      this.work = work;
    }

    @Override
    public long nextLong() {
      work.spend(1);
      used = true;
      return random.nextLong();
    }
  }
}
