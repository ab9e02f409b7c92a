package lacuna.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several sources as one: which image comes when, and of which class it is. */
class MixtureTest {
  private static final Size SIZE = new Size(8, 8);

  @TempDir private Path folder;

  private static DataSource mixed(List<Double> weights, int... counts) {
    List<Synthetic> sources =
        Arrays.stream(counts).mapToObj(count -> new Synthetic(count, 2)).toList();
    return new Mixture(3, sources, weights).prepare(SIZE, 7);
  }

  private static long[] epoch(DataSource source, long epoch) {
    return Objects.requireNonNull(source.draws(5, epoch));
  }

  @Test
  void eachSourceGivesItsShareOfAnEpoch() {
    DataSource source = mixed(List.of(3.0, 1.0), 900, 100);
    for (long epoch = 0; epoch < 5; epoch++) {
      long[] draws = epoch(source, epoch);
      assertEquals(1000, draws.length);
      assertEquals(750, Arrays.stream(draws).filter(draw -> (int) draw < 900).count());
    }
    assertArrayEquals(new int[] {5, 3, 2}, Shares.of(new double[] {2, 1, 1}, 10));
    assertArrayEquals(new int[] {0, 7}, Shares.of(new double[] {0, 0.5}, 7));
    assertArrayEquals(new int[] {4, 3, 3}, Shares.of(new double[] {1, 1, 1}, 10));
  }

  @Test
  void noImageComesTwiceBeforeAllOfItsSourceHaveCome() {
    DataSource source = mixed(List.of(1.0, 1.0), 300, 100);
    Map<Integer, Integer> counts = new HashMap<>();
    for (long epoch = 0; epoch < 3; epoch++) {
      for (long draw : epoch(source, epoch)) {
        counts.merge((int) draw, 1, Integer::sum);
      }
    }
    // three epochs of 200 are twice the first source and six times the second
    assertEquals(400, counts.size());
    counts.forEach((index, count) -> assertEquals(index < 300 ? 2 : 6, count, "image " + index));
  }

  @Test
  void whatComesTwiceInAnEpochIsToldApart() {
    Set<Long> seen = new HashSet<>();
    for (long draw : epoch(mixed(List.of(0.0, 1.0), 70, 30), 4)) {
      assertTrue((int) draw >= 70);
      assertTrue(seen.add(draw), "drawn twice: " + draw);
    }
  }

  @Test
  void anEpochFollowsFromSeedAndNumberAlone() {
    DataSource source = mixed(List.of(2.0, 1.0), 50, 40);
    long[] third = epoch(source, 3);
    epoch(source, 0);
    assertArrayEquals(third, epoch(source, 3));
    assertFalse(Arrays.equals(third, epoch(source, 2)));
    assertFalse(Arrays.equals(third, source.draws(6, 3)));
  }

  @Test
  void withoutWeightsEachImageComesOnce() {
    assertEquals(null, mixed(List.of(), 5, 6).draws(0, 0));
    assertEquals(11, mixed(List.of(), 5, 6).count());
  }

  private DataSource folder(String name, String... classes) throws IOException {
    for (String each : classes) {
      Path file = folder.resolve(name).resolve(each).resolve("1.png");
      Files.createDirectories(file.getParent());
      ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }
    return new ImageFolder(folder.resolve(name).toString(), true);
  }

  @Test
  void classesGoByTheirNames() throws IOException {
    DataSource source =
        new Mixture(3, List.of(folder("a", "dog", "bird"), folder("b", "cat", "dog")), List.of())
            .prepare(SIZE, 0);
    assertEquals(List.of("bird", "cat", "dog"), source.classes());
    for (int i = 0; i < source.count(); i++) {
      String name = source.classes().get(source.label(i));
      assertTrue(source.name(i).endsWith(Path.of(name, "1.png").toString()), source.name(i));
    }
  }

  @Test
  void numberedClassesKeepTheirNumbers() throws IOException {
    folder("x", "any");
    Path first = Files.writeString(folder.resolve("1.csv"), "x/any/1.png,10\n");
    Path second = Files.writeString(folder.resolve("2.csv"), "x/any/1.png,2\n");
    DataSource source =
        new Mixture(
                3,
                List.of(
                    new ImageList(first.toString(), "", lacuna.runtime.image.ImageOptions.DEFAULT),
                    new ImageList(second.toString(), "", lacuna.runtime.image.ImageOptions.DEFAULT)),
                List.of())
            .prepare(SIZE, 0);
    assertEquals(11, source.classes().size());
    assertArrayEquals(new int[] {10, 2}, IntStream.range(0, 2).map(source::label).toArray());
  }

  @Test
  void oneSourceWithoutLabelsLeavesAllWithoutThem() throws IOException {
    folder("a", "dog");
    DataSource plain = new ImageFolder(folder.resolve("a").toString(), false);
    DataSource source =
        new Mixture(3, List.of(folder("b", "cat"), plain), List.of()).prepare(SIZE, 0);
    assertEquals(List.of(), source.classes());
    assertEquals(0, source.label(1));
    assertEquals("the source says `labels: false`", source.whyUnlabeled());
  }

  @Test
  void weightsThatMakeNoSenseAreRefused() {
    for (List<Double> weights :
        List.of(List.of(1.0), List.of(-1.0, 2.0), List.of(0.0, 0.0), List.of(Double.NaN, 1.0))) {
      assertThrows(IllegalArgumentException.class, () -> mixed(weights, 5, 5));
    }
    Mixture inner = new Mixture(3, List.of(new Synthetic(5, 2)), List.of());
    assertThrows(DataException.class, () -> new Mixture(3, List.of(inner), List.of()));
  }
}
