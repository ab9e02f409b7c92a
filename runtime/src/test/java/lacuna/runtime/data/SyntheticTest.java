package lacuna.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import lacuna.runtime.unit.Size;
import org.junit.jupiter.api.Test;

class SyntheticTest {
  private static final Size SIZE = new Size(24, 32);

  @Test
  void drawsTheSamePictureFromTheSameSeed() throws IOException {
    DataSource first = new Synthetic(100, 10).prepare(SIZE, 5);
    DataSource again = new Synthetic(50, 10).prepare(SIZE, 5);
    DataSource other = new Synthetic(100, 10).prepare(SIZE, 6);
    byte[] picture = first.load(37).toBytes();
    assertArrayEquals(picture, again.load(37).toBytes());
    assertFalse(Arrays.equals(picture, other.load(37).toBytes()));
    assertFalse(Arrays.equals(picture, first.load(47).toBytes()));
    assertEquals(32, first.load(0).width());
  }

  @Test
  void labelsByShapeAndTexture() {
    DataSource source = new Synthetic(100, 10).prepare(SIZE, 5);
    assertEquals(10, source.classes().size());
    assertEquals("rings on checks", source.classes().get(source.label(18)));
  }

  @Test
  void refusesMoreClassesThanThereAre() {
    assertThrows(IllegalArgumentException.class, () -> new Synthetic(10, 21));
    assertThrows(IllegalArgumentException.class, () -> new Synthetic(0, 10));
  }
}
