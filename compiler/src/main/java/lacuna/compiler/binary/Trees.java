package lacuna.compiler.binary;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.SyntaxFile;

/** Parsed files with their texts, as bytes. */
public final class Trees {
  private Trees() {}

  /** The bytes of files, in their order. */
  public static byte[] write(List<SyntaxFile> files) {
    Encoder out = new Encoder();
    ItemWriter writer = new ItemWriter(out);
    out.list(
        files,
        file ->
            out.text(file.source().path()).text(file.source().text()).put(file, writer::file));
    return out.bytes();
  }

  /** The files whose bytes {@link #write} gave. */
  public static List<SyntaxFile> read(byte[] bytes) {
    Decoder in = new Decoder(bytes);
    return in.list(() -> new ItemReader(in, new SourceFile(in.text(), in.text())).file());
  }
}
