package lacuna.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.unit.Size;
import org.jspecify.annotations.Nullable;

/**
 * Images of several sources, none of which is a mixture. Their numbers are those of the first source, then those of the second,
 * and so on. A class is one wherever a source has it by that name.
 *
 * <p>With weights, an epoch has as many images as all sources together, of which each source gives
 * its share. It goes through its images in an order of its own that is new each time around, and
 * goes on in the next epoch where this one ends: of a source that gives less than it has, no image
 * comes twice before all have come.
 */
public final class Mixture implements DataSource {
  private final List<DataSource> sources;
  private final double[] weights; // empty where each image comes once
  private final int[] first; // number of each source's first image, and of all
  private final List<String> classes;
  private final int[][] labels; // of the source, by its own label

  /**
   * Several sources; none is read before they are used.
   *
   * @param channels of an image as a network sees it, which the sources know
   * @param weights of each source, at least 0, one above 0; empty takes each image once an epoch
   * @throws DataException if one of the sources is a mixture
   * @throws IllegalArgumentException if there is no source, or the weights are not such
   */
  public Mixture(int channels, List<? extends DataSource> sources, List<Double> weights) {
    this(sources, weights.stream().mapToDouble(Double::doubleValue).toArray(), false);
    if (sources.stream().anyMatch(Mixture.class::isInstance)) {
      throw new DataException(
          "one of the sources of a mixture is a mixture\n  write the sources of both into one");
    }
    double sum = Arrays.stream(this.weights).sum();
    if (sources.isEmpty()
        || weights.size() != 0 && weights.size() != sources.size()
        || Arrays.stream(this.weights).anyMatch(weight -> !(weight >= 0))
        || weights.size() != 0 && !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%d sources and the weights %s: each source has one, at least 0, and one must be above 0"
              .formatted(sources.size(), weights));
    }
  }

  private Mixture(List<? extends DataSource> sources, double[] weights, boolean prepared) {
    this.sources = List.copyOf(sources);
    this.weights = weights;
    first = new int[sources.size() + 1];
    labels = new int[sources.size()][];
    if (!prepared) {
      classes = List.of();
      return;
    }
    for (int i = 0; i < labels.length; i++) {
      first[i + 1] = Math.addExact(first[i], this.sources.get(i).count());
    }
    classes = names(this.sources);
    for (int i = 0; i < labels.length && !classes.isEmpty(); i++) {
      labels[i] = this.sources.get(i).classes().stream().mapToInt(classes::indexOf).toArray();
    }
  }

  /** All names, in their order; those of lists that number their classes up to the highest. */
  private static List<String> names(List<DataSource> sources) {
    if (sources.stream().anyMatch(source -> source.classes().isEmpty())) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>();
    sources.forEach(source -> names.addAll(source.classes()));
    if (names.stream().allMatch(name -> name.matches("\\d{1,7}"))) {
      int most = names.stream().mapToInt(Integer::parseInt).max().orElseThrow();
      return IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
    }
    return List.copyOf(names);
  }

  @Override
  public DataSource prepare(Size image, long seed) {
    List<DataSource> prepared = new ArrayList<>();
    for (DataSource source : sources) {
      prepared.add(source.prepare(image, seed + prepared.size())); // drawn images differ
    }
    return new Mixture(prepared, weights, true);
  }

  @Override
  public String description() {
    double sum = Arrays.stream(weights).sum();
    return IntStream.range(0, sources.size())
        .mapToObj(
            i ->
                weights.length == 0
                    ? sources.get(i).description()
                    : String.format(
                        Locale.ROOT, "%s (%.3g%%)", sources.get(i).description(), 100 * weights[i] / sum))
        .collect(Collectors.joining("; "));
  }

  @Override
  public int count() {
    return first[sources.size()];
  }

  @Override
  public int empty() {
    return sources.stream().mapToInt(DataSource::empty).sum();
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public String whyUnlabeled() {
    return sources.stream()
        .filter(source -> source.classes().isEmpty())
        .findFirst()
        .map(DataSource::whyUnlabeled)
        .orElse("");
  }

  @Override
  public List<String> notes() {
    return sources.stream().flatMap(source -> source.notes().stream()).toList();
  }

  @Override
  public LeftOut leftOut() {
    return sources.stream().map(DataSource::leftOut).reduce(new LeftOut(), LeftOut::and);
  }

  @Override
  public ImageOptions options() {
    return sources.get(0).options();
  }

  /** The number of the source that has an image. */
  private int sourceOf(int index) {
    int found = Arrays.binarySearch(first, index);
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public int label(int index) {
    int source = sourceOf(index);
    return classes.isEmpty() ? 0 : labels[source][sources.get(source).label(index - first[source])];
  }

  @Override
  public String name(int index) {
    int source = sourceOf(index);
    return sources.get(source).name(index - first[source]);
  }

  @Override
  public @Nullable Path file(int index) {
    int source = sourceOf(index);
    return sources.get(source).file(index - first[source]);
  }

  @Override
  public Image load(int index, Workspace space) throws IOException {
    int source = sourceOf(index);
    return sources.get(source).load(index - first[source], space);
  }

  @Override
  public long @Nullable [] draws(long seed, long epoch) {
    if (weights.length == 0) {
      return null;
    }
    int[] quotas = Shares.of(weights, count());
    long[] draws = new long[count()];
    int at = 0;
    for (int i = 0; i < quotas.length; i++) {
      at = draw(i, quotas[i], seed, epoch, draws, at);
    }
    RandomGenerator random = ImageSeeds.of(seed, epoch, Sampler.SHUFFLE);
    for (int i = draws.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      long kept = draws[i];
      draws[i] = draws[j];
      draws[j] = kept;
    }
    return draws;
  }

  /** What a source gives to an epoch; returns the place after it. */
  private int draw(int source, int quota, long seed, long epoch, long[] draws, int at) {
    int images = first[source + 1] - first[source];
    int[] order = new int[0];
    long around = -1;
    long begin = epoch * quota;
    for (long next = begin; next < begin + quota; next++) {
      if (next / images != around) {
        around = next / images;
        order = Sampler.permutation(images, ImageSeeds.of(seed + source, around, Sampler.AROUND));
      }
      // an image that comes again in this epoch is changed in another way
      long again = around - begin / images;
      draws[at++] = again << Integer.SIZE | first[source] + order[(int) (next % images)];
    }
    return at;
  }
}
