package lacuna.runtime.image;

import java.util.List;
import lacuna.runtime.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Whatever bytes a picture has, it is read or it is a broken one. */
final class ImageFuzzTest {
  @Test
  void pictures() {
    Fuzz.run(
        Pictures.class,
        List.of(
            Golden.bytes("odd/g1.png"),
            Golden.bytes("odd/p4trns.png"),
            Golden.bytes("odd/ycck.jpg"),
            Golden.bytes("odd/gray16.png")));
  }

  /** A picture. */
  public static final class Pictures {
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
      Fuzz.readOrRefused(BrokenImageException.class, () -> ImageReader.read(input));
    }
  }
}
