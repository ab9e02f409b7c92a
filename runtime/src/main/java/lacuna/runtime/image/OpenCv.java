package lacuna.runtime.image;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYDEPTH;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** The native decoder. Every object of it is closed here: none is left to the garbage collector. */
final class OpenCv {
  /** What libjpeg says where it gives pixels that are not the file's (its {@code jerror.h}). */
  private static final Pattern DAMAGE = Pattern.compile("Corrupt JPEG data|Premature end of JPEG");

  /** Bytes too many, after all pixels: some cameras write them. */
  private static final Pattern HARMLESS = Pattern.compile("extraneous bytes before marker");

  static {
    NativeEnvironment.set("OPENCV_LOG_LEVEL", "SILENT"); // a broken picture is told by Lacuna
    opencv_core.setNumThreads(1); // the loader has threads of its own
  }

  private OpenCv() {}

  /** Decodes lights, straight into the picture's memory. */
  static void decode(ByteBuffer file, Image image) throws BrokenImageException {
    try (BytePointer pixels = new BytePointer(image.pixels());
        Mat into = new Mat(image.height(), image.width(), CV_8UC3, pixels)) {
      decode(file, IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION, into, image);
      if (into.data().address() != pixels.address()) {
        throw new BrokenImageException("its header and its pixels disagree");
      }
    }
  }

  /** Decodes lights of 16 bits and brings them to 8. */
  static void decodeDeep(ByteBuffer file, Image image, PixelScale scale)
      throws BrokenImageException {
    int values = 3 * image.width();
    byte[] table = scale.table(0xFFFF);
    short[] deep = new short[values];
    byte[] row = new byte[values];
    try (Mat into = new Mat()) {
      int how = IMREAD_COLOR_RGB | IMREAD_ANYDEPTH | IMREAD_IGNORE_ORIENTATION;
      decode(file, how, into, image);
      if (into.type() != CV_16UC3) {
        throw new BrokenImageException("its header and its pixels disagree");
      }
      for (int y = 0; y < image.height(); y++) {
        try (BytePointer line = into.ptr(y)) {
          line.capacity(2L * values)
              .asByteBuffer()
              .order(ByteOrder.nativeOrder())
              .asShortBuffer()
              .get(deep);
        }
        for (int i = 0; i < values; i++) {
          row[i] = table[deep[i] & 0xFFFF];
        }
        image.writeRow(0, y, image.width(), row);
      }
    }
  }

  private static void decode(ByteBuffer file, int how, Mat into, Image image)
      throws BrokenImageException {
    String said = "";
    try (BytePointer bytes = new BytePointer(file);
        Mat encoded = new Mat(1, file.limit(), CV_8UC1, bytes)) {
      DecoderMessages.begin();
      try (Mat decoded = opencv_imgcodecs.imdecode(encoded, how, into)) {
        if (decoded.empty()) {
          throw new BrokenImageException("the file is damaged or ends early");
        }
        if (decoded.cols() != image.width() || decoded.rows() != image.height()) {
          throw new BrokenImageException("its header and its pixels disagree");
        }
      } finally {
        said = DecoderMessages.end();
      }
    } catch (RuntimeException failure) {
      throw new BrokenImageException("the decoder refuses it", failure);
    }
    if (DAMAGE.matcher(said).find() && !HARMLESS.matcher(said).find()) {
      throw new BrokenImageException("the JPEG is damaged: " + said.strip().replaceFirst("^Corrupt JPEG data: ", ""));
    }
  }
}
