package lacuna.compiler.jar;

import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what javac writes in memory. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final SortedMap<String, ClassBytes> classes = new TreeMap<>();

  MemoryFiles(StandardJavaFileManager files) {
    super(files);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return classes.computeIfAbsent(
        className.replace('.', '/') + kind.extension, path -> new ClassBytes(className));
  }

  /** Compiled classes by path. */
  SortedMap<String, byte[]> classes() {
    SortedMap<String, byte[]> bytes = new TreeMap<>();
    classes.forEach((path, file) -> bytes.put(path, file.bytes()));
    return bytes;
  }
}
