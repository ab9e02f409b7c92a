package lacuna.start;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/** Starts a built jar's experiment, or says what it lacks. */
public final class Start {
  /** The manifest's name for the class of the experiment, which has the {@code main} to call. */
  public static final String EXPERIMENT = "Experiment-Class";

  /** Exit code where nothing was begun. */
  private static final int NOT_STARTED = 2;

  private Start() {}

  /** Calls the experiment's {@code main}. */
  public static void main(String[] arguments) {
    File jar = jar();
    try {
      Attributes manifest = manifest(jar);
      String problem = problem(jar, manifest);
      if (!problem.isEmpty()) {
        end(problem);
      } else if (!started(manifest, arguments)) {
        end(jar + " is damaged, or not of the same build as lib");
      }
    } catch (IOException damaged) {
      end(jar + " is damaged: " + damaged.getMessage());
    }
  }

  /** The jar that this class is in. */
  private static File jar() {
    URL location = Start.class.getProtectionDomain().getCodeSource().getLocation();
    try {
      return new File(location.toURI());
    } catch (URISyntaxException unescaped) {
      return new File(location.getPath());
    }
  }

  /** Whether the experiment could be started, and has ended. */
  private static boolean started(Attributes manifest, String[] arguments) {
    try {
      Class<?> experiment = Class.forName(manifest.getValue(EXPERIMENT));
      experiment.getMethod("main", String[].class).invoke(null, (Object) arguments);
      return true;
    } catch (ReflectiveOperationException | LinkageError lacking) {
      return false;
    }
  }

  /** The manifest of a jar whose entries all have the checksums that were saved with them. */
  private static Attributes manifest(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : Collections.list(file.entries())) {
        CRC32 sum = new CRC32();
        try (InputStream stream = file.getInputStream(entry)) {
          sum.update(stream.readAllBytes());
        }
        if (sum.getValue() != entry.getCrc()) {
          throw new IOException(entry.getName() + " does not have its checksum");
        }
      }
      Manifest manifest = file.getManifest();
      Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
      if (main.getValue(EXPERIMENT) == null || main.getValue(Attributes.Name.CLASS_PATH) == null) {
        throw new IOException("its manifest lacks " + EXPERIMENT + " or Class-Path");
      }
      return main;
    }
  }

  /** What is wrong with the libraries, which are opened for that; empty for nothing. */
  private static String problem(File jar, Attributes manifest) {
    for (String name : manifest.getValue(Attributes.Name.CLASS_PATH).strip().split(" ")) {
      File library = new File(jar.getAbsoluteFile().getParentFile(), name);
      if (!library.isFile()) {
        return "%s needs %s, which is not there".formatted(jar, library);
      }
      try {
        new JarFile(library).close();
      } catch (IOException damaged) {
        return library + " is damaged: " + damaged.getMessage();
      }
    }
    return "";
  }

  private static void end(String problem) {
    System.err.println("error: " + problem);
    System.err.println("  copy the jar with its folder lib, whole, from where it was built");
    System.exit(NOT_STARTED);
  }
}
