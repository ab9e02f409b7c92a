package lacuna.learned;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import lacuna.cli.Shell;
import lacuna.parity.Numbers;
import lacuna.runtime.checkpoint.SafetensorsWriter;
import lacuna.runtime.tensor.Engines;

/** A run that has learned two classes of small photos of noise, and what is computed of them. */
final class PhotoRun {
  /** The names of the classes; no photo is of a third. */
  static final List<String> CLASSES = List.of("a, \"b\"", "cat");

  /** Photos of each class. */
  static final int EACH = 3;

  private static final int SIDE = 16;
  private static final double[] MEAN = {0.485, 0.456, 0.406};
  private static final double[] STD = {0.229, 0.224, 0.225};

  private final Path folder;
  private final Path photos;
  private final Path spec;
  private final Path run;

  /** Draws the photos and trains. */
  PhotoRun(Path folder) throws IOException {
    this.folder = folder;
    photos = folder.resolve("photos");
    Random random = new Random(1);
    for (String name : CLASSES) {
      Path inside = Files.createDirectories(photos.resolve(name));
      for (int i = 0; i < EACH; i++) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          image.setRGB(pixel % SIDE, pixel / SIDE, random.nextInt(1 << 24));
        }
        ImageIO.write(image, "png", inside.resolve(i + ".png").toFile());
      }
    }
    spec =
        Files.writeString(
            folder.resolve("pets.lac"),
            """
            experiment pets

            pretrain {
              image              = 16px
              data               = image_folder("PHOTOS")
              validation_augment = []
              mask               = random(cell: 8px, ratio: 50%)
              encoder            = swin(embed_dim: 8, depths: [2, 2], heads: [1, 2], window: 2)
              length             = 1 steps
              batch_size         = 2
            }

            finetune {
              from               = pretrain.encoder
              image              = 16px
              data               = image_folder("PHOTOS")
              validation_augment = []
              encoder            = pretrain.encoder
              classes            = 3
              mixup              = none
              length             = 4 steps
              batch_size         = 2
              optimizer          = adamw(rate: 1e-2 per 2 images)
            }
            """
                .replace("PHOTOS", photos.toString()));
    run = folder.resolve("run");
    Shell.succeeds("run", spec, "--device=cpu", "--out", run);
  }

  /** The folder of the photos. */
  Path photos() {
    return photos;
  }

  /** The folder of the run. */
  Path run() {
    return run;
  }

  /** A photo by its number. */
  Path file(int number) {
    return photos.resolve(CLASSES.get(number / EACH)).resolve(number % EACH + ".png");
  }

  /** What a trace of the fine-tuned network computes of all photos. */
  Map<String, Numbers> traced() throws IOException {
    int count = CLASSES.size() * EACH;
    float[] pixels = new float[count * 3 * SIDE * SIDE];
    int at = 0;
    for (int i = 0; i < count; i++) {
      BufferedImage image = ImageIO.read(file(i).toFile());
      for (int channel = 0; channel < 3; channel++) {
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          int rgb = image.getRGB(pixel % SIDE, pixel / SIDE);
          double color = (rgb >> (16 - 8 * channel) & 0xff) / 255.0;
          pixels[at++] = (float) ((color - MEAN[channel]) / STD[channel]);
        }
      }
    }
    Path input = folder.resolve("io.safetensors");
    try (NDManager memory = Engines.newMemory(Device.cpu())) {
      SafetensorsWriter.write(
          input,
          Map.of(),
          Map.of("in.image", memory.create(pixels, new Shape(count, 3, SIDE, SIDE))));
    }
    Path out = folder.resolve("trace");
    Shell.succeeds(
        "trace", spec, "finetune", "--weights", run.resolve("finetune.safetensors"), "--input",
        input, "--out", out, "--device=cpu");
    return Numbers.read(out.resolve("outputs.safetensors"));
  }

  /** The vectors that `embed` writes with some words; paths in these tests may have a comma. */
  List<double[]> csv(Object... words) throws IOException {
    Path file = folder.resolve("features.csv");
    List<Object> all = new ArrayList<>(List.of("embed", run));
    all.addAll(List.of(words));
    all.addAll(List.of("-o", file, "--device=cpu"));
    Shell.succeeds(all.toArray());
    List<String> lines = Files.readAllLines(file);
    int width = lines.get(0).split(",").length - 1;
    List<double[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      rows.add(
          Arrays.stream(fields, fields.length - width, fields.length)
              .mapToDouble(Double::parseDouble)
              .toArray());
    }
    return rows;
  }

  /** The values of a file of NumPy's, whose header says the shape. */
  static ByteBuffer array(Path file, String shape) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    bytes.get(magic);
    assertArrayEquals(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, magic);
    byte[] header = new byte[bytes.getShort()];
    bytes.get(header);
    assertEquals(0, bytes.position() % 64);
    String said = new String(header, StandardCharsets.US_ASCII);
    String fields = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }".formatted(shape);
    assertEquals(fields, said.strip());
    assertTrue(said.endsWith("\n"), said);
    return bytes;
  }
}
