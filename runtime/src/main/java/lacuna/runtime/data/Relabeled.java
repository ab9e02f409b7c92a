package lacuna.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.ImageOptions;
import lacuna.runtime.image.Workspace;
import org.jspecify.annotations.Nullable;

/** A source whose classes are numbered as those of another, by their names. */
public final class Relabeled implements DataSource {
  private final DataSource source;
  private final List<String> classes;
  private final int[] numbers; // by the source's own label

  /**
   * Images of {@code source}, with the labels of {@code classes}.
   *
   * @param source prepared, with labels
   * @param classes all names of the source's classes, and perhaps others
   * @throws IllegalArgumentException if a class of the source is not among them
   */
  public Relabeled(DataSource source, List<String> classes) {
    this.source = source;
    this.classes = List.copyOf(classes);
    numbers = source.classes().stream().mapToInt(classes::indexOf).toArray();
    for (int label = 0; label < numbers.length; label++) {
      if (numbers[label] < 0) {
        throw new IllegalArgumentException("no class is called " + source.classes().get(label));
      }
    }
  }

  @Override
  public String description() {
    return source.description();
  }

  @Override
  public int count() {
    return source.count();
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public String whyUnlabeled() {
    return source.whyUnlabeled();
  }

  @Override
  public List<String> notes() {
    return source.notes();
  }

  @Override
  public int empty() {
    return source.empty();
  }

  @Override
  public @Nullable Path file(int index) {
    return source.file(index);
  }

  @Override
  public LeftOut leftOut() {
    return source.leftOut();
  }

  @Override
  public ImageOptions options() {
    return source.options();
  }

  @Override
  public long @Nullable [] draws(long seed, long epoch) {
    return source.draws(seed, epoch);
  }

  @Override
  public int label(int index) {
    return numbers[source.label(index)];
  }

  @Override
  public String name(int index) {
    return source.name(index);
  }

  @Override
  public Image load(int index, Workspace space) throws IOException {
    return source.load(index, space);
  }
}
