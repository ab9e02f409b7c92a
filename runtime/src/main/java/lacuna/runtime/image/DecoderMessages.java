package lacuna.runtime.image;

import com.sun.jna.Callback;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the native decoders say. libjpeg prints that a file is damaged to C's {@code stderr},
 * and then gives a picture that is gray from there on; nothing else tells. So while a picture is
 * decoded, that variable is a stream of ours (glibc's {@code fopencookie}) that notes what the
 * decoding thread says, and passes on what others do. The file descriptor 2 stays as it is.
 *
 * <p>On other systems than Linux, and with a C library that has no such function, nothing is heard,
 * and the decoders print as they like.
 */
final class DecoderMessages {
  /** What the thread that decodes has said so far; nothing where it does not decode. */
  private static final ThreadLocal<StringBuilder> HEARD = new ThreadLocal<>();

  private static final @Nullable Stream STREAM = open();
  private static int listening;

  private DecoderMessages() {}

  private static @Nullable Stream open() {
    try {
      return Platform.isLinux() ? new Stream() : null;
    } catch (UnsatisfiedLinkError otherLibrary) {
      return null;
    }
  }

  /** Has the calling thread listened to, until {@link #end}. */
  static void begin() {
    HEARD.set(new StringBuilder());
    listen(1);
  }

  /** Ends listening; returns what the thread has said, lines, or nothing. */
  static String end() {
    listen(-1);
    String heard = HEARD.get().toString();
    HEARD.remove();
    return heard;
  }

  private static synchronized void listen(int more) {
    listening += more;
    if (STREAM != null) {
      STREAM.use(listening > 0);
    }
  }

  /** {@code ssize_t write(void *cookie, const char *bytes, size_t size)}. */
  interface Write extends Callback {
    long invoke(@Nullable Pointer cookie, Pointer bytes, long size);
  }

  /** glibc's {@code cookie_io_functions_t}. */
  @Structure.FieldOrder({"read", "write", "seek", "close"})
  public static class Functions extends Structure implements Structure.ByValue {
    public @Nullable Pointer read;
    public @Nullable Write write;
    public @Nullable Pointer seek;
    public @Nullable Pointer close;
  }

  /** The variable, its own value and ours. */
  private static final class Stream {
    private static final int UNBUFFERED = 2; // _IONBF

    private final Write write = Stream::write; // is held, or it would be collected
    private final Pointer variable;
    private final Pointer own;
    private final Pointer ours;

    Stream() {
      NativeLibrary process = NativeLibrary.getProcess();
      variable = process.getGlobalVariableAddress("stderr");
      own = variable.getPointer(0);
      Functions functions = new Functions();
      functions.write = write;
      Function open = process.getFunction("fopencookie");
      ours = (Pointer) open.invoke(Pointer.class, new Object[] {Pointer.NULL, "w", functions});
      process
          .getFunction("setvbuf")
          .invokeInt(new Object[] {ours, Pointer.NULL, UNBUFFERED, Pointer.NULL});
    }

    void use(boolean heard) {
      variable.setPointer(0, heard ? ours : own);
    }

    private static long write(@Nullable Pointer cookie, Pointer bytes, long size) {
      byte[] text = bytes.getByteArray(0, (int) size);
      StringBuilder heard = HEARD.get();
      if (heard == null) {
        System.err.write(text, 0, text.length);
        System.err.flush();
      } else {
        heard.append(new String(text, StandardCharsets.ISO_8859_1));
      }
      return size;
    }
  }
}
