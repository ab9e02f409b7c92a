package lacuna.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of events as TensorFlow's record_writer.h and event.proto describe them. */
final class EventFileTest {
  @TempDir private Path folder;

  @Test
  void recordsHaveTheirChecksumsAndMessagesTheirFields() throws IOException {
    try (EventFile events = EventFile.create(folder, 5)) {
      events.scalars(5, Map.of("loss", 0.25));
    }
    List<Event> events = read(files().get(0));
    assertEquals(3, events.size());
    assertEquals("brain.Event:2", events.get(0).version);
    assertEquals(5, events.get(1).step);
    assertEquals(1, events.get(1).status); // SessionLog.START: what was written of step 5 is void
    assertEquals(new Event(5, "", 0, "loss", 0.25f), events.get(2));
  }

  @Test
  void eachProcessWritesAFileOfItsOwnInTheOrderOfTheirNames() throws IOException {
    for (int start = 1; start <= 3; start++) {
      EventFile.create(folder, start).close();
    }
    List<Path> files = files();
    for (int start = 1; start <= 3; start++) {
      assertEquals(start, read(files.get(start - 1)).get(1).step);
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private record Event(long step, String version, int status, String tag, float value) {}

  private static List<Event> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertEquals(masked(length), bytes.getInt());
      byte[] event = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(event);
      assertEquals(masked(event), bytes.getInt());
      events.add(event(CodedInputStream.newInstance(event)));
    }
    return events;
  }

  /** The masked checksum by the formula of crc32c.h: ((crc >> 15) | (crc << 17)) + 0xa282ead8. */
  private static int masked(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    long crc = sum.getValue();
    return (int) ((((crc >> 15) | (crc << 17)) + 0xa282ead8L) & 0xffffffffL);
  }

  private static Event event(CodedInputStream in) throws IOException {
    Event event = new Event(0, "", 0, "", 0);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      event =
          switch (tag >> 3) {
            case 2 -> new Event(in.readInt64(), event.version, event.status, event.tag, event.value);
            case 3 -> new Event(event.step, in.readString(), 0, "", 0);
            case 5 -> value(event.step, in.readByteArray());
            case 7 -> new Event(event.step, "", status(in.readByteArray()), "", 0);
            default -> {
              in.skipField(tag);
              yield event;
            }
          };
    }
    return event;
  }

  private static int status(byte[] session) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(session);
    assertEquals(1, in.readTag() >> 3);
    return in.readEnum();
  }

  private static Event value(long step, byte[] summary) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(summary);
    assertEquals(1, in.readTag() >> 3);
    CodedInputStream value = CodedInputStream.newInstance(in.readByteArray());
    assertEquals(1, value.readTag() >> 3);
    String tag = value.readString();
    assertEquals(2, value.readTag() >> 3);
    return new Event(step, "", 0, tag, value.readFloat());
  }
}
