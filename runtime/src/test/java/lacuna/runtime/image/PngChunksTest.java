package lacuna.runtime.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A checksum of 32 bits differs for every single damaged bit (ISO 3309). */
class PngChunksTest {
  private static final int SIGNATURE = 8;
  private final byte[] picture = Golden.bytes("odd/g1.png");

  @Test
  void acceptsAWholePicture() {
    assertDoesNotThrow(() -> PngChunks.requireWhole(ByteBuffer.wrap(picture)));
  }

  @Test
  void acceptsDamageInAChunkThatThePictureDoesNotNeed() throws BrokenImageException {
    byte[] text = {0, 0, 0, 1, 't', 'E', 'X', 't', 'a', 0, 0, 0, 0};
    int afterHeader = SIGNATURE + 25;
    ByteBuffer whole = ByteBuffer.allocate(picture.length + text.length);
    whole.put(picture, 0, afterHeader).put(text);
    whole.put(picture, afterHeader, picture.length - afterHeader).flip();
    PngChunks.requireWhole(whole);
  }

  @Test
  void refusesEveryDamagedBit() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = picture.clone();
      int at = random.nextInt(SIGNATURE, picture.length);
      damaged[at] ^= (byte) (1 << random.nextInt(5)); // the sixth says whether a chunk is needed
      assertThrows(BrokenImageException.class, () -> ImageReader.read(damaged), "byte " + at);
    }
  }

  @Test
  void refusesEveryCutPicture() {
    for (int length = 0; length < picture.length; length++) {
      byte[] cut = Arrays.copyOf(picture, length);
      assertThrows(BrokenImageException.class, () -> ImageReader.read(cut), length + " bytes");
    }
  }
}
