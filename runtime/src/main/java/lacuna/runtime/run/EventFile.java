package lacuna.runtime.run;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file of events for TensorBoard: records of a length, its checksum, a message of the type
 * {@code tensorflow.Event} and its checksum (tensorflow/core/util/event.proto and
 * tensorflow/core/lib/io/record_writer.h). A record is written at once, so that half of one is left
 * only by a machine that fails; TensorBoard passes over it.
 */
final class EventFile implements AutoCloseable {
  /** The second version of the format, as TensorBoard asks for it. */
  private static final String VERSION = "brain.Event:2";

  // Numbers of the fields of Event, Summary, Summary.Value and SessionLog.
  private static final int EVENT_TIME = 1;
  private static final int EVENT_STEP = 2;
  private static final int EVENT_VERSION = 3;
  private static final int EVENT_SUMMARY = 5;
  private static final int EVENT_SESSION = 7;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_NUMBER = 2;
  private static final int SESSION_STATUS = 1;
  private static final int STATUS_START = 1;

  private static final int MASK_ROTATION = 15;
  private static final int MASK_ADDED = 0xa282ead8;

  private final FileChannel channel;

  private EventFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Writes the fields of a message. */
  @FunctionalInterface
  private interface Fields {
    void write(CodedOutputStream to) throws IOException;
  }

  /**
   * Begins a file of its own beside those of earlier processes. TensorBoard drops what those wrote
   * of the first step and later ones.
   *
   * @param folder of a stage's events; made where it is missing
   * @param step the first that is to be written
   */
  static EventFile create(Path folder, long step) throws IOException {
    Files.createDirectories(folder);
    Instant now = Instant.now();
    Path file =
        folder.resolve(
            "events.out.tfevents.%010d.%09d.%d.lacuna"
                .formatted(
                    now.getEpochSecond(), now.getNano(), ProcessHandle.current().pid()));
    EventFile events =
        new EventFile(
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    events.write(0, to -> to.writeString(EVENT_VERSION, VERSION));
    byte[] start = message(to -> to.writeEnum(SESSION_STATUS, STATUS_START));
    events.write(step, to -> to.writeByteArray(EVENT_SESSION, start));
    return events;
  }

  /** Writes numbers by their tags. */
  void scalars(long step, Map<String, Double> values) throws IOException {
    byte[] summary =
        message(
            to -> {
              for (Map.Entry<String, Double> value : values.entrySet()) {
                to.writeByteArray(
                    SUMMARY_VALUE,
                    message(
                        number -> {
                          number.writeString(VALUE_TAG, value.getKey());
                          number.writeFloat(VALUE_NUMBER, value.getValue().floatValue());
                        }));
              }
            });
    write(step, to -> to.writeByteArray(EVENT_SUMMARY, summary));
  }

  private void write(long step, Fields content) throws IOException {
    byte[] event =
        message(
            to -> {
              to.writeDouble(EVENT_TIME, System.currentTimeMillis() / 1e3);
              to.writeInt64(EVENT_STEP, step);
              content.write(to);
            });
    ByteBuffer length = buffer(Long.BYTES).putLong(event.length).flip();
    ByteBuffer record = buffer(Long.BYTES + Integer.BYTES + event.length + Integer.BYTES);
    record.put(length).putInt(checksum(length.array())).put(event).putInt(checksum(event)).flip();
    while (record.hasRemaining()) {
      channel.write(record);
    }
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream to = CodedOutputStream.newInstance(bytes);
    fields.write(to);
    to.flush();
    return bytes.toByteArray();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A CRC-32C, rotated and moved, since checksums of checksums are weak. */
  private static int checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return Integer.rotateRight((int) sum.getValue(), MASK_ROTATION) + MASK_ADDED;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
