package lacuna.compiler.format;

import static lacuna.compiler.format.FormatterTest.becomes;

import org.junit.jupiter.api.Test;

/** Comments in the canonical form. */
class FormattedCommentsTest {
  @Test
  void commentsKeepTheirPlace() {
    becomes(
        """
        // first

        // second
        experiment x // behind the header

        /// of the block
        pretrain {
          // above

          a       = 1 // behind a
          longest = 2 // behind the longest

          mask = random(
            // within
            cell: 8px,  // behind cell
            ratio: 50%, // the last has no comma
            // at the end
          )
          // the last of the block
        }

        // the last of all
        """,
        """
        // first


        // second
        experiment x // behind the header

        /// of the block

        pretrain {

          // above

          a = 1    // behind a
          longest = 2// behind the longest

          mask = random(
        // within
            cell: 8px, // behind cell
            ratio: 50% // the last has no comma
            // at the end
            )
          // the last of the block

        }

        // the last of all
        """);
  }

  @Test
  void aCommentWithinAValueEndsItsLine() {
    becomes(
        """
        layer a() {
          let x = // why
            1
              + // and
              2
        }
        """,
        """
        layer a() {
          let x = // why
            1 + // and
            2
        }
        """);
  }
}
