package lacuna.compiler.sample;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import lacuna.compiler.plan.MaskStatistics;
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

  /** Masks that tell well enough how much masks differ from one another. */
  private static final int FEW = 16;

  /** Standard errors between a mean and what is no longer believed of it. */
  private static final int SURE = 6;

  private static final long SEED = 2111_09886L;
  private static final int AXES = 3;
  private static final String FORWARD = "forward";

  private final ExternalMasks externalMasks;
  private final Map<Instance, Map<Value.Size, Optional<MaskStatistics>>> sampled =
      new IdentityHashMap<>();

  /** A sampler that asks {@code externalMasks} for the masks that the runtime draws. */
  public MaskSampler(ExternalMasks externalMasks) {
    this.externalMasks = externalMasks;
  }

  /**
   * What a part hides; empty where it is no mask: only a mask makes booleans over (batch, rows,
   * columns) of nothing.
   *
   * @param image its size, pixels
   * @param guideline how to measure it, the same in every call
   */
  public Optional<MaskStatistics> sample(Instance part, Value.Size image, Guideline guideline) {
    return sampled
        .computeIfAbsent(part, p -> new HashMap<>())
        .computeIfAbsent(image, size -> measure(part, size, guideline));
  }

  private Optional<MaskStatistics> measure(Instance part, Value.Size image, Guideline guideline) {
    return forward(part)
        .map(forward -> statistics(part, forward, image, guideline, MaskSampler::precise));
  }

  /**
   * Whether AvgDist is what the guideline tolerates, as far as a few masks show beyond doubt: where
   * this is false, {@link #sample} tells. True also of a part that is no mask or cannot be drawn.
   *
   * @param image its size, pixels
   */
  public boolean surelyTolerated(Instance part, Value.Size image, Guideline guideline) {
    return forward(part)
        .map(
            forward ->
                statistics(
                    part,
                    forward,
                    image,
                    guideline,
                    drawn -> precise(drawn) || surely(guideline.tolerated(), drawn)))
        .map(MaskStatistics::means)
        .map(
            means ->
                surely(guideline.tolerated(), means.averageDistance(), means.error()))
        .orElse(true);
  }

  private static boolean surely(Guideline.Interval tolerated, RunningMean distance) {
    return distance.count() >= FEW && surely(tolerated, distance.mean(), distance.error());
  }

  private static boolean surely(Guideline.Interval tolerated, double mean, double error) {
    return tolerated.contains(mean - SURE * error) && tolerated.contains(mean + SURE * error);
  }

  private static Optional<ResidualFunction> forward(Instance part) {
    return part.methods().stream()
        .filter(method -> method.name().equals(FORWARD) && method.parameters().isEmpty())
        .findFirst()
        .filter(MaskSampler::makesCells);
  }

  private static boolean makesCells(ResidualFunction forward) {
    return forward.result() instanceof Value.Tensor made
        && made.element() == Value.Element.BOOL
        && made.shape().size() == AXES
        && made.shape().get(0).equals(new Value.Int(1, true))
        && made.shape().stream().skip(1).noneMatch(size -> size.batch() || size.number() < 1);
  }

  private MaskStatistics statistics(
      Instance part,
      ResidualFunction forward,
      Value.Size image,
      Guideline guideline,
      Predicate<RunningMean> enough) {
    List<Value.Int> cells = ((Value.Tensor) forward.result()).shape();
    long rows = cells.get(1).number();
    long columns = cells.get(2).number();
    MaskExamples examples = new MaskExamples(rows, columns);
    MaskStatistics.Means means;
    try {
      DrawingBudget budget = new DrawingBudget();
      TokenGrid grid =
          new TokenGrid(
              rows, columns, image.height(), image.width(), guideline.token(), budget);
      MaskGenerator generator = generator(part, forward, budget);
      means = means(examples.keeping(generator), grid, (int) (rows * columns), budget, enough);
    } catch (UnsupportedMaskException unknown) {
      means = null;
    }
    return new MaskStatistics(rows, columns, means, guideline.summary(), examples.all());
  }

  private MaskGenerator generator(Instance part, ResidualFunction forward, DrawingBudget budget) {
    if (!part.external()) {
      return random ->
          cells(HostInterpreter.call(forward, new HostOperations(random, budget), budget).array());
    }
    List<Value> arguments =
        part.externalArguments().values().stream().map(MaskSampler::constant).toList();
    return externalMasks
        .generator(part.component(), arguments)
        .orElseThrow(() -> new UnsupportedMaskException("known only when it runs"));
  }

  private static Value constant(Node node) {
    if (node instanceof Node.Constant constant) {
      return constant.value();
    }
    throw new UnsupportedMaskException("an argument is no constant");
  }

  private static boolean[] cells(HostArray mask) {
    boolean[] hidden = new boolean[mask.values().length];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = mask.values()[i] != 0;
    }
    return hidden;
  }

  private static MaskStatistics.@Nullable Means means(
      MaskGenerator generator,
      TokenGrid grid,
      int cells,
      DrawingBudget budget,
      Predicate<RunningMean> enough) {
    CountedRandom random = new CountedRandom(budget);
    RunningMean hidden = new RunningMean();
    RunningMean distance = new RunningMean();
    do {
      budget.nextMask();
      budget.spend(grid.size() + cells);
      boolean[] mask = generator.draw(random);
      int count = 0;
      for (boolean cell : mask) {
        count += cell ? 1 : 0;
      }
      hidden.add((double) count / cells);
      if (count > 0) {
        distance.add(grid.distance(mask));
      }
    } while (random.used && hidden.count() < MOST && !budget.exhausted() && !enough.test(distance));
    return Double.isFinite(distance.mean())
        ? new MaskStatistics.Means(
            hidden.mean(), distance.mean(), distance.error(), hidden.count())
        : null;
  }

  private static boolean precise(RunningMean distance) {
    return distance.count() >= LEAST && distance.error() <= PRECISE * distance.mean();
  }

  /** The same random numbers every time; a mask that uses none is the same for every image. */
  private static final class CountedRandom implements RandomGenerator {
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final DrawingBudget budget;
    private boolean used;

    CountedRandom(DrawingBudget budget) {
      this.budget = budget;
    }

    @Override
    public long nextLong() {
      budget.spend(1);
      used = true;
      return random.nextLong();
    }
  }
}
