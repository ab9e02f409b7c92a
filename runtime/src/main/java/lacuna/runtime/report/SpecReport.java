package lacuna.runtime.report;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a spec: one file that tells what it amounts to before anything runs. */
public final class SpecReport {

  /**
   * What there is to show of a stage beside its settings.
   *
   * @param name the stage's
   * @param figures sizes and costs in a few words
   * @param parts what it is made of
   * @param masks drawn ones, and what they hide
   * @param rate the learning rate over the run; null where the stage trains nothing, or where the
   *     curve is not known before the run
   * @param model the tree of its layers, each before what it holds
   */
  public record Stage(
      String name,
      List<Figure> figures,
      List<Part> parts,
      List<Mask> masks,
      @Nullable Curve rate,
      List<Layer> model) {

    /** Copies the lists. */
    public Stage {
      figures = List.copyOf(figures);
      parts = List.copyOf(parts);
      masks = List.copyOf(masks);
      model = List.copyOf(model);
    }
  }

  /** A figure: what it is, the figure, and a few words that make it exact, which may be empty. */
  public record Figure(String label, String value, String detail) {}

  /** A part of a stage as the spec has it, and facts about it, which may be empty. */
  public record Part(String name, String written, String facts) {}

  /**
   * A mask.
   *
   * @param summary what it hides, in words
   * @param drawn masks of single images: rows of cells, {@code #} for a hidden one
   */
  public record Mask(String name, String summary, List<List<String>> drawn) {

    /** Copies the lists. */
    public Mask {
      drawn = drawn.stream().map(List::copyOf).toList();
    }
  }

  /** A curve; {@code unit} is what {@code xs} count: {@code update} or {@code epoch}. */
  public record Curve(String unit, double[] xs, double[] ys) {}

  /**
   * A line of the tree of layers.
   *
   * @param depth steps from the stage, from 0
   * @param shape what a layer gives, or of a tensor itself; may be empty
   */
  public record Layer(int depth, String name, String parameters, String shape, boolean tensor) {}

  /** What the compiler says of the spec: a sentence, and notes with the way out, line by line. */
  public record Warning(String text, List<String> notes) {

    /** Copies the list. */
    public Warning {
      notes = List.copyOf(notes);
    }
  }

  private SpecReport() {}

  /**
   * The page. Nothing is fetched from anywhere when it is opened.
   *
   * @param plan text of the spec's {@code plan.json}
   * @param stages in the plan's order
   * @throws IOException if a template is missing
   */
  public static String page(String plan, List<Stage> stages, List<Warning> warnings)
      throws IOException {
    StringWriter text = new StringWriter();
    Plan read = Plan.of(Fields.of(JsonParser.parseString(plan)));
    TemplateFile.open("spec").execute(SpecView.of(read, stages, warnings, Shell.load()), text);
    return text.toString();
  }
}
