package lacuna.compiler.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells whether a file has changed since it was read.
 *
 * @param size in bytes; -1 where there is no such file
 * @param written when it was last
 */
public record FileStamp(long size, FileTime written) {

  /** That of a file now. */
  public static FileStamp of(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(now.size(), now.lastModifiedTime());
    } catch (IOException unreadable) {
      return new FileStamp(-1, FileTime.fromMillis(0));
    }
  }
}
