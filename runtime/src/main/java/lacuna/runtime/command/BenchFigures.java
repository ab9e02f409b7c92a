package lacuna.runtime.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Named figures in an order, as a table or as a line of JSON. */
final class BenchFigures {
  private final JsonObject figures = new JsonObject();

  BenchFigures put(String name, String value) {
    figures.addProperty(name, value);
    return this;
  }

  BenchFigures put(String name, long value) {
    figures.addProperty(name, value);
    return this;
  }

  /** A number with so many digits after the point. */
  BenchFigures put(String name, double value, int digits) {
    if (Double.isFinite(value)) {
      BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
      figures.add(name, new JsonPrimitive(rounded));
    } else {
      figures.addProperty(name, Double.toString(value));
    }
    return this;
  }

  /** One line. */
  String json() {
    return figures + "\n";
  }

  /** A line per figure. */
  String table() {
    int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (Map.Entry<String, JsonElement> figure : figures.entrySet()) {
      String name = figure.getKey();
      table.append(name).append(" ".repeat(width + 2 - name.length()));
      table.append(figure.getValue().getAsString()).append('\n');
    }
    return table.toString();
  }
}
