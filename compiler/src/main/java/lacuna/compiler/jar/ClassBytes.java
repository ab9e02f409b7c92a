package lacuna.compiler.jar;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A compiled class in memory. */
final class ClassBytes extends SimpleJavaFileObject {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ClassBytes(String className) {
    super(URI.create("bytes:///" + className.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
  }

  @Override
  public OutputStream openOutputStream() {
    bytes.reset();
    return bytes;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
