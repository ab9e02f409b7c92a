package lacuna.runtime.data;

import java.util.Locale;
import java.util.Set;

/**
 * Files and folders that systems and programs leave beside pictures: they are never pictures nor
 * classes, and nobody wants to hear of them.
 */
final class HiddenNames {
  /** Of archives of macOS, of Synology's and Windows' disks, and of Linux's file systems. */
  private static final Set<String> KNOWN =
      Set.of(
          "__macosx",
          "@eadir",
          "thumbs.db",
          "desktop.ini",
          "$recycle.bin",
          "system volume information",
          "lost+found");

  private HiddenNames() {}

  /** Whether a name begins with a dot, such as {@code .ipynb_checkpoints}, or is a known one. */
  static boolean isHidden(String name) {
    return name.startsWith(".") || KNOWN.contains(name.toLowerCase(Locale.ROOT));
  }
}
