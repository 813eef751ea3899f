package studio.truss.core.captions;

import java.util.List;
import java.util.stream.Collectors;

/// What stands in the frame at one time.
///
/// @param startMs on the source's clock
/// @param endMs exclusive
/// @param lines from the top
public record CaptionBlock(long startMs, long endMs, List<Line> lines) {

    /// Words beside each other in the order in which they are said, which from right to left is not
    /// the order in which they stand.
    public record Line(List<Word> words) {
        public Line {
            words = List.copyOf(words);
        }

        public String text() {
            return SpokenText.join(words);
        }
    }

    public CaptionBlock {
        if (endMs <= startMs) {
            throw new IllegalArgumentException("block from " + startMs + " to " + endMs + " ms");
        }
        lines = List.copyOf(lines);
    }

    public List<Word> words() {
        return lines.stream().flatMap(line -> line.words().stream()).toList();
    }

    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
