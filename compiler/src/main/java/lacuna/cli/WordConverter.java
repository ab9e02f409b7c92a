package lacuna.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lacuna.compiler.diagnostic.Suggestions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words, and says which there are where it is none of them. */
class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  WordConverter(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String value) {
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(word -> word.name().toLowerCase(Locale.ROOT))
            .toList();
    int index = words.indexOf(value.toLowerCase(Locale.ROOT));
    if (index < 0) {
      String question = Suggestions.question(value, words);
      throw new TypeConversionException(
          "`%s` is not one of %s%s"
              .formatted(
                  value, String.join(", ", words), question.isEmpty() ? "" : "; " + question));
    }
    return type.getEnumConstants()[index];
  }
}
