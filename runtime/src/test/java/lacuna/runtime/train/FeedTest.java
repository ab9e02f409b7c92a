package lacuna.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lacuna.runtime.augment.Augment;
import lacuna.runtime.augment.HorizontalFlip;
import lacuna.runtime.augment.Pipeline;
import lacuna.runtime.augment.RandomErasing;
import lacuna.runtime.data.DataLoader;
import lacuna.runtime.data.DataSource;
import lacuna.runtime.data.LoaderOptions;
import lacuna.runtime.data.Synthetic;
import lacuna.runtime.image.Image;
import lacuna.runtime.image.Workspace;
import lacuna.runtime.tensor.CopyStream;
import lacuna.runtime.tensor.Engines;
import lacuna.runtime.tensor.Filling;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

/** By way of a copy stream, as to a GPU, batches arrive as they are read on the CPU. */
class FeedTest {
  private static final Size SIZE = new Size(8, 8);
  private static final int BATCHES = 6;
  private static final int BATCH = 4;

  /** Copies as late as it may: what it is given must be unchanged by then. */
  private static final class Late implements CopyStream {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final NDManager views = Engines.newMemory(Device.cpu());
    private boolean closed;

    @Override
    public void copy(NDArray to, NDArray from) {
      assertEquals(to.getShape(), from.getShape());
      NDArray target = kept(to);
      NDArray source = kept(from);
      waiting.add(() -> Filling.copy(target, source));
    }

    /** The same memory, beyond the end of the caller's scope. */
    private NDArray kept(NDArray array) {
      NDArray view = array.reshape(array.getShape());
      view.attach(views);
      return view;
    }

    @Override
    public void join() {
      drain();
    }

    @Override
    public void drain() {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
    }

    @Override
    public void close() {
      drain();
      views.close();
      closed = true;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @SuppressWarnings("try") // the scope owns what is made in it
  void staysTheSameByWayOfACopyStream(boolean erases) {
    List<Augment> augments =
        erases
            ? List.of(new HorizontalFlip(SIZE, 3, 0.5), new RandomErasing(SIZE, 3, 1))
            : List.of(new HorizontalFlip(SIZE, 3, 0.5));
    Late stream = new Late();
    List<float[]> plain = new ArrayList<>();
    List<long[]> labels = new ArrayList<>();
    try (Feed direct = feed(augments, null, 2);
        Feed staged = feed(augments, stream, 2);
        Scope all = Scope.open(Device.cpu())) {
      for (int i = 0; i < BATCHES; i++) {
        Inputs inputs = direct.next();
        plain.add(inputs.images().toFloatArray());
        labels.add(inputs.labels().toLongArray());
        Inputs before = staged.next();
        assertArrayEquals(plain.get(i), before.images().toFloatArray());
        assertArrayEquals(labels.get(i), before.labels().toLongArray());
      }
    }
    assertTrue(stream.closed);
  }

  @Test
  @SuppressWarnings("try") // the scope owns what is made in it
  void givesWhatItHasGivenUntilTheNextIsAskedFor() throws InterruptedException {
    Counted source = new Counted(new Synthetic(24, 3).prepare(SIZE, 1));
    try (Feed staged = feed(source, List.of(), new Late(), 2);
        Scope all = Scope.open(Device.cpu())) {
      Inputs inputs = staged.next();
      float[] before = inputs.images().toFloatArray();
      // until the loader has filled its other batches too
      assertTrue(source.loaded.tryAcquire(3 * BATCH, 30, TimeUnit.SECONDS));
      assertArrayEquals(before, inputs.images().toFloatArray());
    }
  }

  @Test
  @SuppressWarnings("try") // the scope owns what is made in it
  void passesOverABatchThatIsOnItsWay() {
    try (Feed direct = feed(List.of(), null, 0);
        Feed staged = feed(List.of(), new Late(), 2);
        Scope all = Scope.open(Device.cpu())) {
      for (int i = 0; i < BATCHES; i++) {
        float[] wanted = direct.next().images().toFloatArray();
        assertArrayEquals(wanted, staged.next().images().toFloatArray());
        direct.skip();
        staged.skip();
      }
    }
  }

  @Test
  @SuppressWarnings("try") // the scope owns what is made in it
  void endsWithTheImagesThatAreLeft() {
    DataSource source = new Synthetic(10, 3).prepare(SIZE, 1);
    Pipeline pipeline = pipeline(List.of());
    LoaderOptions options = options(2);
    List<Long> sizes = new ArrayList<>();
    try (Feed staged =
            new Feed(
                source,
                pipeline,
                options,
                Device.cpu(),
                new Late(),
                loading -> DataLoader.inOrder(source, pipeline, loading));
        Scope all = Scope.open(Device.cpu())) {
      while (staged.hasNext()) {
        sizes.add(staged.next().images().getShape().get(0));
      }
    }
    assertEquals(List.of(4L, 4L, 2L), sizes);
  }

  /** A source that counts the images it was asked for. */
  private record Counted(DataSource source, Semaphore loaded) implements DataSource {
    Counted(DataSource source) {
      this(source, new Semaphore(0));
    }

    @Override
    public Image load(int index, Workspace space) throws IOException {
      loaded.release();
      return source.load(index, space);
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
      return source.classes();
    }

    @Override
    public int label(int index) {
      return source.label(index);
    }

    @Override
    public String name(int index) {
      return source.name(index);
    }
  }

  private static Feed feed(List<Augment> augments, @Nullable CopyStream stream, int workers) {
    return feed(new Synthetic(24, 3).prepare(SIZE, 1), augments, stream, workers);
  }

  private static Feed feed(
      DataSource source, List<Augment> augments, @Nullable CopyStream stream, int workers) {
    Pipeline pipeline = pipeline(augments);
    return new Feed(
        source,
        pipeline,
        options(workers),
        Device.cpu(),
        stream,
        loading -> DataLoader.shuffled(source, pipeline, loading, 0, 0));
  }

  private static LoaderOptions options(int workers) {
    return new LoaderOptions(BATCH, workers, 7, 0, warning -> {});
  }

  private static Pipeline pipeline(List<Augment> augments) {
    double[] half = {0.5, 0.5, 0.5};
    return new Pipeline(SIZE, augments, half, half);
  }
}
