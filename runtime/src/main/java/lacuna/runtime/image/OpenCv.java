package lacuna.runtime.image;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_ANYDEPTH;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
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

  /** Decodes gray of 16 bits and clips it to 8, as Pillow does. */
  static void decodeDeepGray(ByteBuffer file, Image image) throws BrokenImageException {
    int width = image.width();
    try (Mat into = new Mat(image.height(), width, CV_16UC1)) {
      decode(file, IMREAD_GRAYSCALE | IMREAD_ANYDEPTH | IMREAD_IGNORE_ORIENTATION, into, image);
      byte[] row = new byte[3 * width];
      for (int y = 0; y < image.height(); y++) {
        ShortBuffer line =
            into.ptr(y).capacity(2L * width).asByteBuffer().order(ByteOrder.nativeOrder())
                .asShortBuffer();
        for (int x = 0; x < width; x++) {
          byte gray = (byte) Math.min(255, line.get(x) & 0xFFFF);
          row[3 * x] = gray;
          row[3 * x + 1] = gray;
          row[3 * x + 2] = gray;
        }
        image.writeRow(0, y, width, row);
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
