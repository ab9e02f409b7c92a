package lacuna.runtime.image;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYDEPTH;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** The native decoder. Every object of it is closed here: none is left to the garbage collector. */
final class OpenCv {
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
    try (BytePointer bytes = new BytePointer(file);
        Mat encoded = new Mat(1, file.limit(), CV_8UC1, bytes);
        Mat decoded = opencv_imgcodecs.imdecode(encoded, how, into)) {
      if (decoded.empty()) {
        throw new BrokenImageException("the file is damaged or ends early");
      }
      if (decoded.cols() != image.width() || decoded.rows() != image.height()) {
        throw new BrokenImageException("its header and its pixels disagree");
      }
    } catch (RuntimeException failure) {
      throw new BrokenImageException("the decoder refuses it", failure);
    }
  }
}
